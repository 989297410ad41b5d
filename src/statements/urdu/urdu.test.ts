import { describe, expect, it } from "vitest";
import { caseSchema } from "../../model/case.ts";
import { readStatements } from "../read.ts";

const file = caseSchema.parse({
  title: "t",
  question: "q",
  parties: [{ id: "MQM-P", name: "MQM-P", aliases: ["ایم کیو ایم"] }],
  people: [{ id: "kamal", name: "Mustafa Kamal", aliases: ["مصطفیٰ کمال", "کمال"] }],
  outlets: [{ id: "jang", name: "Jang", aliases: ["جنگ"] }],
});

const lines = (text: string): string[] =>
  readStatements(text, { name: "t", source: "exhibits/t.txt", case: file }).map(
    ({ body }) =>
      `${body.chain.map(({ kind, id, name }) => (kind === "publication" ? kind : (id ?? name))).join(" > ")}: ${body.statement}`,
  );

describe("Urdu", () => {
  it("reads speakers, claims and newspapers, and finds them in the case", () => {
    expect(
      lines(
        "مصطفیٰ کمال نے کہا ہے کہ یہ نشستیں ہماری ہیں۔ ایم کیو ایم کا دعویٰ ہے کہ گنتی درست تھی۔ اخبار جنگ کے مطابق مذاکرات جاری ہیں۔",
      ),
    ).toEqual([
      "publication > kamal: یہ نشستیں ہماری ہیں",
      "publication > MQM-P: گنتی درست تھی",
      "publication > jang: مذاکرات جاری ہیں",
    ]);
  });

  it("nests, and keeps an unnamed source unnamed", () => {
    const [outer, inner] = lines("کمال نے کہا کہ ایم کیو ایم نے الزام لگایا کہ نتائج بدلے گئے۔");
    expect(outer).toMatch(/^publication > kamal: /);
    expect(inner).toBe("publication > kamal > MQM-P: نتائج بدلے گئے");
    const [hidden] = readStatements("ذرائع نے بتایا کہ اجلاس کل ہوگا۔", { name: "t", source: "x" });
    expect(hidden.body.chain.at(-1)?.kind).toBe("anonymous");
  });

  it("gives spans of right-to-left text that hold exactly the words", () => {
    const text = "آڈیو میں کمال کو یہ کہتے سنا جا سکتا ہے کہ ہمیں ووٹ نہیں ملے۔";
    const [one] = readStatements(text, { name: "t", source: "x", case: file });
    for (const part of one.body.parts ?? [])
      expect(Array.from(text).slice(part.start, part.end).join("")).toBe(part.exact);
    expect(one.body.chain.map(({ kind }) => kind)).toEqual(["publication", "recording", "person"]);
  });
});
