import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queries } from "../api/queries.ts";
import type { House } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Beside } from "../parts/beside.tsx";
import { Builder } from "../parts/builder.tsx";
import { Hemicycle } from "../parts/hemicycle.tsx";
import { Waiting } from "../parts/problem.tsx";
import { WhatIf } from "../parts/what-if.tsx";

const Legend = ({ house }: { house: House }) => {
  const words = useWords();
  return (
    // biome-ignore lint: a region that scrolls must be reachable by keyboard
    <div className="scroll" tabIndex={0} role="group" aria-label={house.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.seats.party}</th>
            <th scope="col" className="number">
              {words.seats.seats}
            </th>
            <th scope="col" className="number">
              {words.seats.power}
            </th>
          </tr>
        </thead>
        <tbody>
          {house.blocs.map(({ party, name, seats, colour, alone, power }) => (
            <tr key={party ?? "?"}>
              <td dir="auto">
                <i className="swatch" style={{ background: colour }} aria-hidden="true" />
                {name} {alone && <span className="mark">{words.seats.alone}</span>}
              </td>
              <td className="number">{seats}</td>
              <td className="number">{power ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const HouseFigure = ({ house }: { house: House }) => {
  const { seats: words, stop } = useWords();
  const filled = house.blocs.reduce((sum, { seats }) => sum + seats, 0);
  return (
    <section aria-label={house.title}>
      <h2 dir="auto">{house.title}</h2>
      <p className="meta">
        <Beside facts={[house.chamber, house.issuer, house.date]} />
      </p>
      <Hemicycle
        label={`${house.title}: ${words.of(filled)}`}
        blocs={house.blocs}
        open={house.open}
      />
      <p>
        {[
          words.of(filled),
          words.majority(house.majority, house.basis),
          house.open > 0 && words.open(house.open),
          house.unsettled > 0 && words.unsettled(house.unsettled),
        ]
          .filter((one) => one !== false)
          .map((one) => `${one}${stop}`)
          .join(" ")}
      </p>
      <Legend house={house} />
    </section>
  );
};

/** Houses side by side, and a coalition to build in one of them. */
export const Seats = () => {
  const words = useWords();
  const { data, error } = useQuery(queries.houses);
  const [chosen, setChosen] = useState<string>();
  if (!data) return <Waiting error={error} />;
  const house = data.find(({ tabulation }) => tabulation === chosen) ?? data[0];
  return (
    <div className="page">
      <h1>{words.seats.title}</h1>
      {!house && <p className="meta">{words.seats.none}</p>}
      <div className="houses">
        {data.map((one) => (
          <HouseFigure key={one.tabulation} house={one} />
        ))}
      </div>
      {house && (
        <label>
          {words.editor.fields.tabulation}
          <select value={house.tabulation} onChange={({ target }) => setChosen(target.value)}>
            {data.map(({ tabulation, title }) => (
              <option key={tabulation} value={tabulation}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {house && (
        <section aria-labelledby="builder">
          <h2 id="builder">{words.seats.builder}</h2>
          <Builder key={house.tabulation} house={house} />
        </section>
      )}
      {house && (
        <section aria-labelledby="what-if">
          <h2 id="what-if">{words.whatIf.title}</h2>
          <WhatIf key={house.tabulation} house={house} />
        </section>
      )}
    </div>
  );
};
