import { defineConfig } from "oxlint";

/**
 * Stages meet in plain `model` types and in tables, never in each other's code.
 * A folder may import itself, whatever stands before it in this list of layers, and nothing else.
 */
const layers: string[][] = [
  ["model", "lib"],
  ["ledger", "case"],
  ["exhibits", "recordings", "statements", "results", "forensics", "seats"],
  ["tables"],
  ["claims"],
  ["report"],
  ["jobs"],
  ["server", "cli"],
];

/** Exceptions to "no sideways import": a case is written through the ledger, and a command starts the server. */
const sideways: Record<string, string[]> = { case: ["ledger"], cli: ["server"] };

const forbidden = (folder: string): string[] => {
  const depth = layers.findIndex((layer) => layer.includes(folder));
  return layers
    .slice(depth)
    .flat()
    .filter((other) => other !== folder && !(sideways[folder] ?? []).includes(other));
};

export default defineConfig({
  plugins: ["typescript", "import", "unicorn", "promise", "node", "oxc"],
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  env: { node: true, es2024: true },
  rules: {
    "import/no-cycle": "error",
    "no-console": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "no-await-in-loop": "off",
    "no-shadow": "off",
    "no-underscore-dangle": "off",
    "import/no-unassigned-import": "off",
    "unicorn/no-array-sort": "off",
    "unicorn/no-array-reverse": "off",
    "unicorn/consistent-function-scoping": "off",
    "typescript/no-unsafe-type-assertion": "off",
    "typescript/no-unnecessary-type-arguments": "off",
    "typescript/consistent-return": "off",
  },
  overrides: [
    ...layers.flat().map((folder) => ({
      files: [`src/${folder}/**/*.ts`],
      excludeFiles: ["src/**/*.test.ts"],
      rules: {
        "no-restricted-imports": [
          "error" as const,
          {
            patterns: [
              {
                regex: `^(\\.\\./)+(${forbidden(folder).join("|")})/`,
                message: `src/${folder} may not import this layer: see oxlint.config.ts`,
              },
            ],
          },
        ] as ["error", object],
      },
    })),
    {
      files: ["web/**"],
      rules: {
        "no-restricted-imports": [
          "error" as const,
          {
            patterns: [
              {
                regex:
                  "/src/(?:lib|ledger|case|exhibits|recordings|statements|results|forensics|seats|tables|claims|report|jobs|server|cli)/",
                message:
                  "the workbench's page imports src/model (types, words, drawings) and nothing else",
              },
            ],
          },
        ] as ["error", object],
      },
    },
    { files: ["scripts/**", "bench/**"], rules: { "no-console": "off" as const } },
  ],
  ignorePatterns: ["dist", "web/dist", "node_modules", "schema", "coverage", "examples"],
});
