import { genuineEntries, readLedger } from "../ledger/read.ts";
import { searchKey } from "../lib/fold.ts";
import type { Desk } from "./desk.ts";
import { listExhibits } from "./exhibits.ts";
import { recordingPaths } from "./recordings/files.ts";
import { type Hit, hitKinds } from "./schemas/search.ts";

/** Something that can be found: what is shown of it, and all the words it is found by, folded. */
interface Findable {
  hit: Hit;
  key: string;
  /** The words in its title alone: a find there comes first. */
  title: string;
}

const page = (path: string, id: string): string => `${path}/${encodeURIComponent(id)}`;

const findable = (hit: Hit, ...more: (string | undefined)[]): Findable => ({
  hit,
  title: searchKey(hit.title),
  key: searchKey([hit.title, hit.detail, ...more].filter(Boolean).join(" \n ")),
});

const ofFiles = async ({ live }: Desk): Promise<Findable[]> => {
  const checked = await live.checked();
  const { meta, descriptors } = checked.opened;
  const through = (name: string): string => `/statements?q=${encodeURIComponent(name)}`;
  return [
    ...checked.findings.map(({ claim, outcome }) =>
      findable(
        { kind: "claim", title: claim.claim, detail: outcome, to: page("/claims", claim.id) },
        claim.title,
        claim.id,
      ),
    ),
    ...checked.statements.map(({ id, body }) =>
      findable(
        {
          kind: "statement",
          title: body.statement,
          detail: id,
          to: `/statements?show=${encodeURIComponent(id)}`,
        },
        body.note,
        ...body.chain.map(({ name }) => name),
      ),
    ),
    ...descriptors.map(({ id, value }) =>
      findable(
        { kind: "tabulation", title: value.title, detail: id, to: page("/results", id) },
        value.issuer,
      ),
    ),
    ...[...meta.parties, ...meta.alliances].map(({ id, name, aliases }) =>
      findable({ kind: "party", title: name, detail: id, to: "/seats" }, ...aliases),
    ),
    ...meta.people.map(({ id, name, aliases, offices }) =>
      findable(
        { kind: "person", title: name, detail: id, to: through(name) },
        ...aliases,
        ...offices.map(({ office }) => office),
      ),
    ),
    ...meta.outlets.map(({ id, name, aliases }) =>
      findable({ kind: "outlet", title: name, detail: id, to: through(name) }, ...aliases),
    ),
    ...(await listExhibits(checked)).map(({ name, obtainedFrom, by }) =>
      findable(
        {
          kind: "exhibit",
          title: name,
          ...(obtainedFrom !== undefined && { detail: obtainedFrom }),
          to: `/exhibits?show=${encodeURIComponent(name)}`,
        },
        by,
      ),
    ),
  ];
};

/** More candidates than any election of one country has had. */
const MOST = 200_000;

const ofResults = async ({ live }: Desk): Promise<Findable[]> => {
  const contests = await live.query(
    `select distinct contest from contests order by 1 limit ${MOST}`,
  );
  const candidates = await live.query(
    `select name, contest, min(party) from candidates where name is not null
     group by all order by 1, 2 limit ${MOST}`,
  );
  return [
    ...contests.rows.map(([contest]) =>
      findable({
        kind: "contest",
        title: String(contest),
        to: page("/contests", String(contest)),
      }),
    ),
    ...candidates.rows.map(([name, contest, party]) =>
      findable({
        kind: "candidate",
        title: String(name),
        detail: [contest, party].filter((one) => one !== null).join(" · "),
        to: page("/contests", String(contest)),
      }),
    ),
  ];
};

const ofLedger = async (root: string): Promise<Findable[]> => {
  const { links } = await readLedger(root).catch(() => ({ links: [] }));
  return genuineEntries(links)
    .filter(({ reason, path }) => reason !== undefined || path !== undefined)
    .reverse()
    .map(({ sequence, actor, act, path, reason, time }) =>
      findable(
        {
          kind: "entry",
          title: reason ?? path ?? act,
          detail: `${sequence} · ${time.slice(0, 10)} · ${actor}`,
          to: `/ledger?entry=${sequence}`,
        },
        path,
        act,
      ),
    );
};

const ofRecordings = async (root: string): Promise<Findable[]> => {
  const { findablesOf } = await import("./recordings/find.ts");
  const all: Findable[] = [];
  for (const recording of await recordingPaths(root))
    all.push(
      ...(await findablesOf(root, recording)).map(({ hit, more }) => findable(hit, ...more)),
    );
  return all;
};

/** Of one kind are shown at most so many: more words narrow it down. */
const SHOWN = 8;

/** What holds every word of what is sought: kinds in their order, those that have it in their title first. */
const found = (all: readonly Findable[], sought: string): Hit[] => {
  const words = searchKey(sought).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const phrase = words.join(" ");
  const matching = all.filter(({ key }) => words.every((word) => key.includes(word)));
  const rank = ({ title, key }: Findable): number =>
    title.startsWith(phrase) ? 0 : title.includes(phrase) ? 1 : key.includes(phrase) ? 2 : 3;
  return hitKinds.flatMap((kind) =>
    matching
      .filter(({ hit }) => hit.kind === kind)
      .toSorted((a, b) => rank(a) - rank(b))
      .slice(0, SHOWN)
      .map(({ hit }) => hit),
  );
};

/** A recording may be looked at without any file changing: what is seen in one is read again after this long. */
const KEPT_MS = 5000;

/** Searches a case; what can be found is gathered once for each version of it. */
export const openSearch = (desk: Desk) => {
  let files: { version: number; all: Promise<Findable[]> } | undefined;
  let heard: { at: number; version: number; all: Promise<Findable[]> } | undefined;
  const gather = async (): Promise<Findable[]> => {
    const { root } = (await desk.live.checked()).opened;
    const parts = await Promise.all([ofFiles(desk), ofResults(desk), ofLedger(root)]);
    return parts.flat();
  };
  return async (sought: string): Promise<Hit[]> => {
    const { root } = (await desk.live.checked()).opened;
    const version = desk.live.version();
    if (files?.version !== version) {
      files = { version, all: gather() };
      files.all.catch(() => (files = undefined));
    }
    const now = desk.now();
    if (heard?.version !== version || now - heard.at > KEPT_MS) {
      heard = { at: now, version, all: ofRecordings(root) };
      heard.all.catch(() => (heard = undefined));
    }
    return found([...(await files.all), ...(await heard.all)], sought);
  };
};
