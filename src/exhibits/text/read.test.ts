import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readExhibitText } from "./read.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

const paragraph =
  "The commission said on Friday that the count had ended in all districts and was being checked by its officers. ".repeat(
    4,
  );

const page = `<!doctype html><html><head><title>x</title>
<meta property="og:site_name" content="The Daily"><meta name="author" content="A. Writer">
<link rel="canonical" href="https://daily.example/a"><meta property="article:published_time" content="2024-02-28T10:00:00Z">
<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Press Agency"},"isBasedOn":{"name":"Other Paper"}}</script>
<script>document.title = "run"</script></head><body><nav>Home</nav><article><h1>Count &amp; check</h1>
<p>😀 ${paragraph}</p><p>Second: ${paragraph}</p></article><footer>© 2024 CosmoNews. All rights reserved</footer></body></html>`;

describe("readExhibitText", () => {
  it("reads the article of a page and finds each of its words again in the source", async () => {
    const { text, sources, format } = await readExhibitText("a.html", bytes(page));
    expect(format).toBe("html");
    expect(text).toMatch(/^Count & check\n\n😀 The commission/u);
    expect(text).not.toContain("Home");
    const source = Array.from(page);
    const characters = Array.from(text);
    const placed = sources.filter(({ at }) => at !== undefined);
    expect(placed.length).toBeGreaterThanOrEqual(2);
    for (const { start, end, at = 0 } of placed) {
      const words = characters.slice(start, end).join("");
      const there = source
        .slice(at, at + (end - start) + 20)
        .join("")
        .replaceAll("&amp;", "&");
      expect(there.startsWith(words)).toBe(true);
    }
  });

  it("keeps the space between two elements, and words with entities in one piece", async () => {
    const { text, sources } = await readExhibitText(
      "a.html",
      bytes("<p><span>Amna</span> <span>Khan</span> saw 17&nbsp;seats &amp; more</p>"),
    );
    expect(text.trim()).toBe("Amna Khan saw 17 seats & more");
    expect(
      sources.filter(({ at }) => at !== undefined).map(({ start, end }) => text.slice(start, end)),
    ).toEqual(["Amna", "Khan", "saw 17 seats & more"]);
  });

  it("reads the marks of both outlets, the date and the canonical address", async () => {
    const { marks } = await readExhibitText("a.html", bytes(page));
    const values = marks.map(({ kind, value }) => `${kind}: ${value}`);
    for (const wanted of [
      "outlet: The Daily",
      "outlet: Press Agency",
      "outlet: CosmoNews",
      "byline: A. Writer",
      "canonical: https://daily.example/a",
      "published: 2024-02-28T10:00:00Z",
      "republished: Other Paper",
    ])
      expect(values).toContain(wanted);
  });

  it("keeps plain text as it is", async () => {
    const text = "Published By:\n\nRishabh S\n\nOne\r\n\ttwo  three\n";
    const found = await readExhibitText("a.txt", bytes(text));
    expect(found.text).toBe(text);
    expect(found.marks).toContainEqual({ kind: "byline", value: "Rishabh S", from: "text" });
  });

  it("reads Markdown's words, each with its place, and leaves alone what is no sign", async () => {
    const markdown =
      "# The count 😀\n\n> Khan said *it* was **fair**, [she](http://x.example/a_b) added.\n\n17. seats\n- 2 * 3 of snake_case\n\n---\n";
    const { text, sources } = await readExhibitText("a.md", bytes(markdown));
    expect(text).toBe(
      "The count 😀\n\nKhan said it was fair, she added.\n\n17. seats\n- 2 * 3 of snake_case\n\n\n",
    );
    const [words, original] = [Array.from(text), Array.from(markdown)];
    for (const { start, end, at = -1 } of sources)
      expect(original.slice(at, at + end - start)).toEqual(words.slice(start, end));
  });

  it("reads no longer in Markdown made to be slow", async () => {
    for (const piece of ["[", "](", "*", "- ", "> ", "[a](", "`"])
      expect((await readExhibitText("a.md", bytes(piece.repeat(200_000)))).format).toBe("markdown");
  });

  it("joins a PDF's lines to paragraphs, and keeps paragraphs apart", async () => {
    const made = pdf("According to the", ["party it won.", 14], ["Another paragraph.", 40]);
    const { text } = await readExhibitText("a.pdf", bytes(made));
    expect(text).toBe("According to the party it won.\n\nAnother paragraph.");
  });

  it("reads a Word document by paragraph, and leaves out what was struck", async () => {
    const xml =
      '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>First</w:t></w:r></w:p><w:p><w:del><w:r><w:t>gone</w:t></w:r></w:del><w:r><w:t>Second</w:t></w:r></w:p></w:body></w:document>';
    const docx = zipSync({ "word/document.xml": strToU8(xml) });
    const { text, sources, notes } = await readExhibitText("a.docx", docx);
    expect(text).toBe("First\n\nSecond");
    expect(sources).toEqual([
      { start: 0, end: 5, paragraph: 1 },
      { start: 7, end: 13, paragraph: 2 },
    ]);
    expect(notes.join()).toMatch(/tracked changes/);
  });

  it("reads a mail's text and header, and names what it did not open", async () => {
    const mail =
      'From: Desk <desk@example.org>\r\nSubject: Count\r\nDate: Wed, 28 Feb 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe party said it won.\r\n--b\r\nContent-Type: application/pdf; name="f.pdf"\r\nContent-Disposition: attachment; filename="f.pdf"\r\n\r\n%PDF\r\n--b--\r\n';
    const { text, marks, notes } = await readExhibitText("a.eml", bytes(mail));
    expect(text).toBe("The party said it won.");
    expect(marks.map(({ kind }) => kind)).toEqual(["title", "byline", "published"]);
    expect(notes).toEqual(["attachments not read: f.pdf"]);
  });

  it("reads a PDF by page", async () => {
    const { text, sources } = await readExhibitText(
      "a.pdf",
      // As a file comes from disk.
      Buffer.from(bytes(pdf("The party said it won."))),
    );
    expect(text).toBe("The party said it won.");
    expect(sources).toEqual([{ start: 0, end: 22, page: 1 }]);
  });

  it("says that windows-1252 was guessed, and refuses bytes that are no text", async () => {
    const guessed = await readExhibitText("a.txt", Uint8Array.from([0x63, 0x61, 0x66, 0xe9]));
    expect([guessed.text, guessed.notes]).toEqual(["café", ["not UTF-8: read as windows-1252"]]);
    await expect(readExhibitText("a.txt", Uint8Array.from([1, 0, 2]))).rejects.toMatchObject({
      code: "exhibit/binary",
    });
    await expect(readExhibitText("a.docx", bytes("PK nothing"))).rejects.toMatchObject({
      code: "exhibit/not-docx",
    });
    await expect(readExhibitText("a.bin", bytes("x"))).rejects.toMatchObject({
      code: "exhibit/no-text",
    });
  });

  it("survives a page nested ten thousand deep", async () => {
    const deep = `<html><body>${"<div>".repeat(10_000)}x</body></html>`;
    const { text, notes } = await readExhibitText("a.html", bytes(deep));
    expect([text, notes.join()]).toEqual(["x", expect.stringMatching(/400 deep/)]);
  });
});

/** A PDF of one page, written out by hand; each line so many points below the one before. */
const pdf = (first: string, ...more: [line: string, below: number][]): string => {
  const rest = more.map(([line, below]) => ` 0 -${below} Td (${line}) Tj`).join("");
  const stream = `BT /F1 12 Tf 72 700 Td (${first}) Tj${rest} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return `${text}xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
};
