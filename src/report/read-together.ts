import type { Change, Statement } from "../model/statement.ts";
import { findChanges } from "../statements/changes.ts";
import { type Html, html } from "./html.ts";
import type { Messages } from "./messages/messages.ts";

interface Together {
  /** Ids of the statements the claim rests on. */
  linked: readonly string[];
  statements: ReadonlyMap<string, Statement>;
  names: ReadonlyMap<string, string>;
  messages: Messages;
}

const line = (id: string, statements: ReadonlyMap<string, Statement>): Html =>
  html`<li dir="auto">${statements.get(id)?.body.statement ?? ""} <span class="meta">${id}</span></li>`;

const pair = (
  { speaker, earlier, later, how }: Change,
  { statements, names, messages }: Together,
) =>
  html`<p><strong dir="auto">${names.get(speaker) ?? speaker}</strong> ${messages.changes[how]}</p>
<ul>${line(earlier, statements)}${line(later, statements)}</ul>`;

/** What a speaker of the claim's statements confirmed and rejected, or changed: to be read side by side, decided by nobody. */
export const readTogether = (together: Together): Html | undefined => {
  const { linked, statements, messages } = together;
  const changes = findChanges([...statements.values()]).filter(
    ({ earlier, later }) => linked.includes(earlier) || linked.includes(later),
  );
  if (changes.length === 0) return undefined;
  return html`<section><h2>${messages.readTogether}</h2>
<p>${messages.readTogetherNote}</p>
${changes.slice(0, 20).map((change) => pair(change, together))}</section>`;
};
