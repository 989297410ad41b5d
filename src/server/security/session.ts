import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * Who may use the workbench. The address `mandate open` prints holds a token that works once; the browser that
 * brings it gets a session, kept in a cookie no script can read and no other site can send.
 */
export interface Sessions {
  /** A fresh token for an address; each works once. */
  issue(): string;
  /** The session a token opens; undefined for a token that is unknown or was used. */
  redeem(token: string): string | undefined;
  isOpen(session: string | undefined): boolean;
}

/** Compares in constant time, and without telling lengths apart. */
const isSame = (a: string, b: string, key: Buffer): boolean => {
  const digest = (text: string): Buffer => createHmac("sha256", key).update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
};

const BYTES = 32;

/** Sessions in memory: they end with the server. */
export const openSessions = (random: (bytes: number) => Buffer = randomBytes): Sessions => {
  const key = random(BYTES);
  const tokens = new Set<string>();
  const sessions = new Set<string>();
  const find = (all: Iterable<string>, text: string): string | undefined => {
    let found: string | undefined;
    for (const one of all) if (isSame(one, text, key)) found = one;
    return found;
  };
  return {
    issue() {
      const token = random(BYTES).toString("base64url");
      tokens.add(token);
      return token;
    },
    redeem(token) {
      const found = find(tokens, token);
      if (found === undefined) return undefined;
      tokens.delete(found);
      const session = random(BYTES).toString("base64url");
      sessions.add(session);
      return session;
    },
    isOpen: (session) => session !== undefined && find(sessions, session) !== undefined,
  };
};
