import { expect, test } from "vitest";
import { editWords } from "../../src/recordings/edits/words.ts";
import { recordingsEn } from "../../web/src/recordings/words-en.ts";
import { recordingsUr } from "../../web/src/recordings/words-ur.ts";

test("every kind of candidate edit has a name in either language", () => {
  for (const kind of Object.keys(editWords)) {
    expect(recordingsEn.kinds[`edit-${kind}`], kind).toBeDefined();
    expect(recordingsUr.kinds[`edit-${kind}`], kind).toBeDefined();
  }
});
