import type { Cell, CheckResult } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { cellText, heading } from "./format.ts";
import { ProblemLine } from "./problem.tsx";

const signs = { true: "✓", false: "✗", null: "?" };
const STRIP_MOST = 400;
const LONG = 40;

const useStates = () => {
  const words = useWords();
  return { true: words.rowHolds, false: words.rowFails, null: words.rowOpen };
};

const keyOf = (index: number): string => `at-${index}`;

/** A square a row, filled where it holds: how much is settled, at a glance. */
const Strip = ({ rows }: { rows: CheckResult["rows"] }) => {
  const words = useWords();
  const states = useStates();
  if (rows.length < 2 || rows.length > STRIP_MOST) return null;
  return (
    <ul className="strip">
      {rows.map(({ holds, cells }, index) => {
        const state = `${holds}` as const;
        const name = cellText(cells[0] ?? null, words.unknown);
        return (
          <li key={keyOf(index)} className={state} title={`${name}: ${states[state]}`}>
            {name} {signs[state]}
          </li>
        );
      })}
    </ul>
  );
};

const CellView = ({ cell }: { cell: Cell }) => {
  const words = useWords();
  const text = cellText(cell, words.unknown);
  const kind = typeof cell === "number" ? "number" : text.length > LONG ? "long" : undefined;
  return (
    <td className={kind} dir="auto">
      {text}
    </td>
  );
};

const Rows = ({ check }: { check: CheckResult }) => {
  const words = useWords();
  const states = useStates();
  return (
    // biome-ignore lint: a region that scrolls must be reachable by keyboard
    <div className="scroll" tabIndex={0} role="group" aria-label={check.name ?? words.rows}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.finding}</th>
            {check.columns.map(({ name }, index) => (
              <th
                key={keyOf(index)}
                scope="col"
                className={
                  check.rows.some(({ cells }) => typeof cells[index] === "number")
                    ? "number"
                    : undefined
                }
              >
                {heading(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {check.rows.map(({ holds, cells }, row) => {
            const state = `${holds}` as const;
            return (
              <tr key={keyOf(row)}>
                <td className={`holds ${state}`}>
                  {signs[state]} {states[state]}
                </td>
                {cells.map((cell, index) => (
                  <CellView key={keyOf(index)} cell={cell} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

/** A check opened up: its rows as squares and as a table, its query, or why it is broken. */
export const CheckView = ({ check, file }: { check: CheckResult; file: string }) => {
  const words = useWords();
  return (
    <section aria-label={check.name ?? words.query}>
      {check.problem ? (
        <div className="verdict broken">
          <ProblemLine problem={check.problem} />
        </div>
      ) : (
        <>
          <p className="meta key">{words.counts(check.counts)}</p>
          <Strip rows={check.rows} />
          <Rows check={check} />
        </>
      )}
      <details>
        <summary>
          {words.query}{" "}
          <span className="meta">
            (<bdi>{file}</bdi>, {words.line} {check.line})
          </span>
        </summary>
        {/* biome-ignore lint: a region that scrolls must be reachable by keyboard */}
        <div className="scroll" tabIndex={0} role="group" aria-label={words.query}>
          <pre>
            <code>{check.sql.trim()}</code>
          </pre>
        </div>
      </details>
    </section>
  );
};
