import type { RunQuery } from "../claims/check.ts";
import type { CaseFile } from "../model/case.ts";
import { partyColours } from "../model/party-colours.ts";
import type { Tabulation } from "../model/tabulation.ts";
import type { Bloc } from "./hemicycle.ts";
import type { Chamber } from "./index-page.ts";
import type { Messages } from "./messages/messages.ts";

interface Input {
  meta: CaseFile;
  tabulations: readonly { id: string; value: Tabulation }[];
  query: RunQuery;
  messages: Messages;
}

/** Grey for candidates of no party, and parties beyond the colours there are: told apart by their place and name. */
const noColour = "#8d8d8d";

const blocsOf = async (id: string, { meta, query }: Input): Promise<Bloc[]> => {
  const parties = new Map(meta.parties.map((party) => [party.id, party]));
  const colours = partyColours(meta.parties);
  const { rows } = await query(`select party, seats from seats_won('${id.replaceAll("'", "''")}')`);
  return rows.map(([party, seats]) => {
    const known = parties.get(String(party));
    return {
      name: known?.name ?? String(party ?? "?"),
      seats: Number(seats),
      colour: colours.get(String(party)) ?? noColour,
    };
  });
};

const sizeOn = ({ chambers }: CaseFile, { chamber, election }: Tabulation): number | undefined => {
  const term = chambers
    .find(({ id }) => id === chamber)
    ?.terms.find(
      ({ from = "0001-01-01", to = "9999-12-31" }) => from <= election && election <= to,
    );
  return term && term.general + term.reserved.reduce((sum, { seats }) => sum + seats, 0);
};

/** The chambers that `report.seats` of case.yaml asks for: seats by party, and those nobody holds yet. */
export const chambersOf = async (input: Input): Promise<Chamber[]> => {
  const chambers: Chamber[] = [];
  for (const id of input.meta.report.seats) {
    const tabulation = input.tabulations.find((one) => one.id === id);
    if (!tabulation) continue;
    const blocs = await blocsOf(id, input);
    const filled = blocs.reduce((sum, { seats }) => sum + seats, 0);
    const open = (sizeOn(input.meta, tabulation.value) ?? filled) - filled;
    if (open > 0) blocs.push({ name: input.messages.unfilled, seats: open });
    chambers.push({ title: tabulation.value.title, blocs });
  }
  return chambers;
};
