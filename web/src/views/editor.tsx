import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { queries } from "../api/queries.ts";
import { Editing } from "../editor/editing.tsx";
import { useWords } from "../i18n/index.ts";
import { Waiting } from "../parts/problem.tsx";

const route = getRouteApi("/claims/$id/edit");

/** One claim's file in the editor. */
export const Editor = () => {
  const words = useWords();
  const { id } = route.useParams();
  const { data, error } = useQuery(queries.source(id));
  if (!data) return <Waiting error={error} />;
  return (
    <div className="page wide">
      <p className="meta">
        <Link to="/claims/$id" params={{ id }}>
          {id}
        </Link>
      </p>
      <h1>{words.editor.title}</h1>
      <Editing key={id} source={data} />
    </div>
  );
};
