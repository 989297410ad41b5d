import { join } from "node:path";
import { expect, test } from "vitest";
import { checkCase } from "../src/claims/run.ts";
import { houseOf } from "../src/server/house.ts";

const folder = join(import.meta.dirname, "..", "examples", "pakistan-2024");

test("the shipped case has the house of 2018 beside that of 2024: its general seats, by party, as the election commission counted them", async () => {
  const checked = await checkCase(folder, { only: ["seven-seats-karachi-2018"] });
  const { meta, descriptors } = checked.opened;
  const house = async (name: string) => {
    const descriptor = descriptors.find(({ id }) => id === name);
    if (!descriptor) throw new Error(`no ${name}`);
    return houseOf({ meta, query: (sql) => checked.query(sql) }, descriptor);
  };
  const [then, now] = [await house("na-2018-winners"), await house("na-2024-form47")];
  const { rows } = await checked.query(
    "select regions[2], count(*) from winners('na-2018-winners') where party = 'MQM-P' group by 1 order by 1",
  );
  checked.close();
  const seats = ({ blocs }: typeof then, party: string) =>
    blocs.find((one) => one.party === party)?.seats;
  // PTI 116, PML-N 64, MMA 12, MQM-P 6 …: Dawn and The News, 11 and 12 August 2018. PPP: see the note of the tabulation.
  expect(
    [
      "PTI",
      "PML-N",
      "PPP",
      "MMA",
      "MQM-P",
      "IND",
      "PML-Q",
      "BAP",
      "BNP",
      "GDA",
      "ANP",
      "OTHER",
    ].map((party) => seats(then, party)),
  ).toEqual([116, 64, 43, 12, 6, 13, 4, 4, 3, 2, 1, 2]);
  expect([then.open, then.basis, now.basis]).toEqual([2, "general", "general"]);
  expect([seats(then, "MQM-P"), seats(now, "MQM-P")]).toEqual([6, 17]);
  expect(rows.map(([city, count]) => [city, Number(count)])).toEqual([
    ["Hyderabad", 2],
    ["Karachi", 4],
  ]);
});
