import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { segment } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import { useWords } from "../i18n/index.ts";
import { ProblemLine } from "./problem.tsx";

const Drawn = ({ tabulation }: { tabulation: string }) => {
  const { pictures: words, lang } = useWords();
  const { data, error } = useQuery(queries.pictures(tabulation, lang));
  if (error) return <ProblemLine problem={error.problem} />;
  if (!data)
    return (
      <p className="meta" role="status">
        {words.drawing}
      </p>
    );
  if (data.pictures.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <p className="key" dir="auto">
        {words.shows(data.subject, data.stations)}
      </p>
      <div className="pictures">
        {data.pictures.map(({ id, title, description, otherwise }) => (
          <figure key={id}>
            <h3>{title}</h3>
            <img
              src={`/api/tabulations/${segment(tabulation)}/pictures/${segment(id)}?lang=${lang}`}
              alt={`${title}. ${description}`}
            />
            <figcaption>
              <p>{description}</p>
              <p>
                <strong>{data.otherwise}</strong> {otherwise}
              </p>
            </figcaption>
          </figure>
        ))}
      </div>
    </>
  );
};

/** Pictures of the forensic tests, drawn only for who asks; the status line cancels the work. */
export const Pictures = ({ tabulation }: { tabulation: string }) => {
  const { pictures: words } = useWords();
  const [wanted, setWanted] = useState(false);
  return (
    <section aria-labelledby="pictures">
      <h2 id="pictures">{words.title}</h2>
      <p className="meta">{words.note}</p>
      {wanted ? (
        <Drawn tabulation={tabulation} />
      ) : (
        <button type="button" onClick={() => setWanted(true)}>
          {words.draw}
        </button>
      )}
    </section>
  );
};
