import { createHash } from "node:crypto";
import { type Signer, verifySignature } from "./key.ts";

/** Signed notes (c2sp.org/signed-note): text anyone can read, and signature lines under it. */

/** Algorithm byte of Ed25519 in a note's key. */
const ED25519 = 1;

export interface NoteSignature {
  name: string;
  /** First four bytes of the key's hash: which key to try, not a proof. */
  id: Buffer;
  signature: Buffer;
}

export interface Note {
  /** Ends with a line end; this is what is signed. */
  text: string;
  signatures: NoteSignature[];
}

/** A key's id under a name: SHA-256 of name, newline, algorithm and key, first four bytes. */
const noteKeyId = (name: string, key: string): Buffer =>
  createHash("sha256")
    .update(`${name}\n`)
    .update(Buffer.of(ED25519))
    .update(Buffer.from(key, "base64"))
    .digest()
    .subarray(0, 4);

/** The note, signed: text, an empty line, and a line `— name base64(id ‖ signature)`. */
export const signNote = (text: string, name: string, signer: Signer): string => {
  const blob = Buffer.concat([noteKeyId(name, signer.key), signer.sign(Buffer.from(text))]);
  return `${text}\n\u2014 ${name} ${blob.toString("base64")}\n`;
};

const signatureOf = (line: string): NoteSignature | undefined => {
  const match = /^\u2014 (\S+) ([A-Za-z0-9+/]+=*)$/.exec(line);
  if (!match) return undefined;
  const blob = Buffer.from(match[2], "base64");
  if (blob.length < 5 || blob.toString("base64") !== match[2]) return undefined;
  return { name: match[1], id: blob.subarray(0, 4), signature: blob.subarray(4) };
};

/** Reads a note, strictly; undefined where it is not one. No signature is checked. */
export const parseNote = (source: string): Note | undefined => {
  const at = source.lastIndexOf("\n\n");
  if (at < 0 || !source.endsWith("\n") || source.includes("\r")) return undefined;
  const lines = source.slice(at + 2, -1).split("\n");
  const signatures = lines.map(signatureOf);
  if (signatures.some((signature) => signature === undefined)) return undefined;
  return { text: source.slice(0, at + 1), signatures: signatures as NoteSignature[] };
};

/** Whether one of the note's signatures is by this raw key. */
export const isSignedBy = (note: Note, key: string): boolean =>
  note.signatures.some(
    ({ name, id, signature }) =>
      id.equals(noteKeyId(name, key)) && verifySignature(Buffer.from(note.text), key, signature),
  );
