import { openDuckDB } from "../../src/lib/duckdb.ts";

/** A synthetic national election: two tabulations of the same stations, with differences planted in the second. */
export interface Made {
  a: string;
  b: string;
  stations: number;
  candidates: string[];
  /** Stations whose second sheet differs in one candidate. */
  changed: number;
  onlyInA: number;
  onlyInB: number;
}

const candidates = Array.from({ length: 20 }, (_, i) => `c${i + 1}`);

const hashed = (salt: string, seed: number): string => `(hash(i, '${salt}', ${seed}) % 1000)`;

/**
 * Writes a.csv and b.csv of `stations` stations in 300 contests to `folder`, the same bytes for the same seed. Of every 10,007
 * stations one differs in b, of every 50,021 one is missing in b, of every 50,023 one in a.
 */
export const makeElection = async (
  folder: string,
  stations: number,
  seed: number,
): Promise<Made> => {
  const { instance, connection } = await openDuckDB({ memory: "3GB" });
  const votes = candidates.map(
    (name, i) => `(${hashed(name, seed)} * ${i < 3 ? 300 : 30} // 1000)::int as ${name}`,
  );
  await connection.run(`create table s as select i, 'C-' || (i % 300) as contest, 'S' || i as station,
    ${votes.join(", ")} from range(1, ${stations + 1}) r(i)`);
  const sum = candidates.join(" + ");
  const columns = (first: string): string =>
    `contest, station, (${sum}) + 200 as registered, ${first} + (${sum}) - c1 as valid, 3 as rejected, ${first} as c1, ${candidates.slice(1).join(", ")}`;
  const [a, b] = [`${folder}/a.csv`, `${folder}/b.csv`];
  await connection.run(
    `copy (select ${columns("c1")} from s where i % 50023 <> 1 order by i) to '${a}' (header)`,
  );
  const changed = "(case when i % 10007 = 5 then c1 + 17 else c1 end)";
  await connection.run(
    `copy (select ${columns(changed)} from s where i % 50021 <> 2 order by i) to '${b}' (header)`,
  );
  const counted = await connection.runAndReadAll(`select
    count(*) filter (i % 10007 = 5 and i % 50023 <> 1 and i % 50021 <> 2)::int,
    count(*) filter (i % 50021 = 2 and i % 50023 <> 1)::int, count(*) filter (i % 50023 = 1 and i % 50021 <> 2)::int from s`);
  const [planted] = counted.getRows() as [number, number, number][];
  connection.closeSync();
  instance.closeSync();
  return {
    a,
    b,
    stations,
    candidates,
    changed: planted[0],
    onlyInA: planted[1],
    onlyInB: planted[2],
  };
};
