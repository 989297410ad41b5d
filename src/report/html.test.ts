import * as fc from "fast-check";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { html, unbroken } from "./html.ts";
import { markdownRenderer } from "./markdown.ts";

test("whatever text is put in, the page has the elements of its template and no other", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, attribute) => {
      const { markup } = html`<p title="${attribute}">${text}</p>`;
      const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`);
      expect(document.body.querySelectorAll("*")).toHaveLength(1);
      expect(document.querySelector("p")?.attributes).toHaveLength(1);
    }),
  );
});

test("short names with a hyphen keep to one line, in either script, and their text is as it was", () => {
  const parse = (text: string) =>
    parseHTML(`<!doctype html><body>${unbroken(text).markup}</body>`).document;
  const names = (text: string) =>
    [...parse(text).querySelectorAll(".name")].map(({ textContent }) => textContent);
  expect(names("MQM-P's 17, PML-N, ایم-پی and (NA-232)")).toEqual([
    "MQM-P",
    "PML-N",
    "ایم-پی",
    "NA-232",
  ]);
  expect(names("polling-station, 2024-02-08, a - b, PTI-backed")).toEqual([]);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(unbroken(text).markup.replace(/<span class="name">|<\/span>/g, "")).toBe(
        html`${text}`.markup,
      );
    }),
  );
});

test("nothing, lists and nested pieces", () => {
  expect(html`${undefined}${false}${null}${[html`<b>x</b>`, "<i>", 3n]}`.markup).toBe(
    "<b>x</b>&lt;i&gt;3",
  );
});

test("headings of prose step down from h2 one at a time, across pieces of one page", () => {
  const render = markdownRenderer();
  const tags = [render("### a\n\n##### b").markup, render("### c").markup].join("");
  expect([...tags.matchAll(/<h(\d)/g)].map(([, level]) => level)).toEqual(["2", "3", "2"]);
});

test.for([
  "<script>x</script>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](vbscript:x)",
  "<img src=x onerror=alert(1)>",
])("Markdown shows %s as text", (markdown) => {
  expect(markdownRenderer()(markdown).markup).not.toMatch(/<(?:script|img)|href=/i);
});

test("an image is a link to it, and nothing is loaded", () => {
  expect(markdownRenderer()("![x](https://example.org/x.png)").markup).not.toContain("<img");
});
