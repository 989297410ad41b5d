/** Every character of an encoding of one or two bytes, to its bytes. */
const tableOf = (encoding: string): Map<string, number[]> => {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number[]>();
  const high = Array.from({ length: 128 }, (_, i) => i + 128);
  const pairs = high.flatMap((lead) =>
    Array.from({ length: 191 }, (_, i) => [lead, i + 64]).concat([[lead]]),
  );
  for (const bytes of pairs) {
    const text = decoder.decode(Uint8Array.from(bytes));
    if (/^.$/u.test(text) && text !== "\ufffd" && !table.has(text)) table.set(text, bytes);
  }
  return table;
};

/** A text in an old encoding of one or two bytes a character, as agencies still publish; throws for what it cannot write. */
export const encodeAs = (text: string, encoding: string): Buffer => {
  const table = tableOf(encoding);
  const bytes = Array.from(text).flatMap((character) => {
    if (character < "\u0080") return [character.charCodeAt(0)];
    const found = table.get(character);
    if (!found) throw new Error(`${encoding} has no ${character}`);
    return found;
  });
  return Buffer.from(bytes);
};
