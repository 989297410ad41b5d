import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeApi } from "./app.ts";
import { apiTypes } from "./types-of-api.ts";

const bare = (text: string): string => text.replaceAll(/["\s|;,()]+/g, "");

test("the page's types are those of the server's OpenAPI description (npm run api-types makes them)", async () => {
  const file = join(import.meta.dirname, "..", "..", "web", "src", "api", "types.ts");
  expect(bare(readFileSync(file, "utf8"))).toBe(bare(apiTypes(await describeApi())));
});
