import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { starterCase } from "./temporary.ts";

/** One red point. */
export const png: Buffer = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

const sheets = `ward,station,registered,valid,rejected,Lantern,Harbour
North,1,450,290,4,140,150
North,2,430,275,2,130,145
"East""><b>",3,400,200,1,120,80
`;

const claim = `---
claim: Harbour leads on every sheet
---
### Sheet by sheet

\`\`\`sql check
select s.contest, s.station, v.votes as harbour, v.votes * 2 > s.valid as holds
from sheets s join votes v on v.tabulation = s.tabulation and v.sheet = s.sheet
where s.tabulation = 'sheets' and v.candidate = 'Harbour' order by s.sheet
\`\`\`

### As declared

\`\`\`sql check
select contest, party = 'Harbour' as holds from winners('declared') order by contest
\`\`\`
`;

/** A case with a claim that shows figures of single sheets, and pictures by their paths in `exhibits/sheets/`. */
export const caseWithPictures = (pictures: Record<string, Buffer | string>): string => {
  const folder = starterCase({ "results/sheets.csv": sheets, "claims/every-sheet.md": claim });
  for (const [path, bytes] of Object.entries(pictures)) {
    const at = join(folder, "exhibits", "sheets", path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, bytes);
  }
  return folder;
};
