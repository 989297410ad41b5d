/** What the page says of itself: who wrote it, who published it, and when. */
export interface TextMark {
  kind: "title" | "byline" | "outlet" | "published" | "modified" | "canonical" | "republished";
  value: string;
  /** Where it was read: the text, or the file's own data about itself. */
  from: "text" | "metadata";
}

/** A stretch of the derived text and where it came from. Offsets are Unicode code points, the end not included. */
export interface TextSource {
  start: number;
  end: number;
  /** In a text-like original, after decoding: the first code point there. Absent where words were not found again. */
  at?: number;
  /** In a PDF: the page; in a document: the paragraph; both from 1. */
  page?: number;
  paragraph?: number;
}

/** The text of an exhibit, derived from its bytes, which stay as they are. */
export interface ExhibitText {
  format: "html" | "pdf" | "docx" | "text" | "markdown" | "eml";
  text: string;
  marks: TextMark[];
  sources: TextSource[];
  /** What a reader should know: parts not read, an encoding guessed. */
  notes: string[];
}
