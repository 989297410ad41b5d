import PostalMime from "postal-mime";
import type { ExhibitText, TextMark } from "../../model/exhibit-text.ts";
import { textOfHtml } from "./html.ts";
import { textOfPlain } from "./plain.ts";

/**
 * The text of an e-mail (RFC 5322, MIME): its plain part, or the text of its HTML. Who sent it and when are what its
 * header says, which anyone can write. Attachments are named, not opened.
 */
export const textOfEml = async (bytes: Uint8Array): Promise<ExhibitText> => {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50 });
  const plain = (mail.text ?? "").trim();
  const body = plain === "" && mail.html ? textOfHtml(mail.html) : textOfPlain(plain);
  const marks: TextMark[] = [
    ...(mail.subject
      ? [{ kind: "title" as const, value: mail.subject, from: "metadata" as const }]
      : []),
    ...(mail.from?.address
      ? [
          {
            kind: "byline" as const,
            value: `${mail.from.name ?? ""} <${mail.from.address}>`.trim(),
            from: "metadata" as const,
          },
        ]
      : []),
    ...(mail.date
      ? [{ kind: "published" as const, value: mail.date, from: "metadata" as const }]
      : []),
  ];
  const attached = mail.attachments.map(({ filename }) => filename ?? "without a name");
  return {
    ...body,
    format: "eml",
    // Offsets are those of the decoded part, which the message holds encoded: no place in the original is claimed.
    sources: [],
    marks: [...marks, ...body.marks],
    notes: [
      ...body.notes,
      ...(attached.length > 0 ? [`attachments not read: ${attached.join(", ")}`] : []),
    ],
  };
};
