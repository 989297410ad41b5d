import { expect, test } from "vitest";
import { builtWeb } from "../../src/server/web.ts";
import { firstScreenBytes } from "./bytes.ts";

test("the first screen is under 200 kB compressed", { timeout: 120_000 }, async () => {
  expect(firstScreenBytes(await builtWeb())).toBeLessThan(200_000);
});
