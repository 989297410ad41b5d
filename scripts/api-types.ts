import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeApi } from "../src/server/app.ts";
import { apiTypes } from "../src/server/types-of-api.ts";

/** Writes the client's types from the server's OpenAPI description: `npm run api-types`. A test sees that they match. */
const root = join(import.meta.dirname, "..");
const file = join(root, "web", "src", "api", "types.ts");
writeFileSync(file, apiTypes(await describeApi()));
execFileSync(join(root, "node_modules", ".bin", "biome"), ["format", "--write", file]);
