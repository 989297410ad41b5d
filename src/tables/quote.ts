/** An identifier, quoted for SQL. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text, quoted for SQL. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
