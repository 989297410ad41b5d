import { useQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { queries } from "../api/queries.ts";
import { useWords } from "../i18n/index.ts";
import { Waiting } from "../parts/problem.tsx";
import { Begin } from "../views/begin.tsx";
import { Palette } from "./palette.tsx";
import { useFocusOnChange, useOpenInSight, useTitle } from "./place.ts";
import { Settings } from "./settings.tsx";
import { useShortcuts } from "./shortcuts.ts";
import { Status } from "./status.tsx";
import { Undo } from "./undo.tsx";
import { views } from "./views.ts";

const Navigation = () => {
  const words = useWords();
  const nav = useOpenInSight();
  return (
    <nav ref={nav} aria-label={words.nav.main}>
      <ul>
        {views.map(({ to, word }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === "/" }} search={{}}>
              {words.nav[word]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const MainView = () => {
  const { data, error } = useQuery(queries.case);
  const words = useWords();
  if (!data) return <Waiting error={error} />;
  if (data.state === "empty") return <Begin />;
  if (data.state === "broken") {
    return (
      <div className="page">
        <h1 dir="auto">{data.folder}</h1>
        <p role="alert">
          <code>{data.problem?.code}</code> <span dir="auto">{data.problem?.message}</span>{" "}
          {data.problem?.at && <bdi>{`${data.problem.at.file}:${data.problem.at.line ?? ""}`}</bdi>}
        </p>
        <p>{data.problem?.fix}</p>
      </div>
    );
  }
  return (
    <>
      <Outlet />
      <footer className="limits page">{words.limits}</footer>
    </>
  );
};

/** What stands around every view: navigation, search, language and colours, and what is happening. */
export const Shell = () => {
  const words = useWords();
  const { data } = useQuery(queries.case);
  // Which search is open, if any: one asked for while the last is still closing is another.
  const [searching, setSearching] = useState(0);
  const asked = useRef(0);
  const search = (): void => {
    if (document.querySelector("dialog[open]")) return;
    asked.current += 1;
    setSearching(asked.current);
  };
  const main = useFocusOnChange();
  useShortcuts(search);
  useTitle(main, data?.title);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="bar">
        <Link to="/" className="brand">
          Mandate
        </Link>
        <span className="case-name" dir="auto">
          {data?.title}
        </span>
        <button type="button" className="find" onClick={search}>
          {words.search} <kbd>Ctrl K</kbd>
        </button>
        <Settings />
      </header>
      <Navigation />
      <main id="main" ref={main} tabIndex={-1}>
        <MainView />
      </main>
      <Status />
      {data?.state === "ready" && <Undo />}
      {searching > 0 && <Palette key={searching} onClose={() => setSearching(0)} />}
    </div>
  );
};
