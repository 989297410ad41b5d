import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";

/** Someone who can sign. The key is raw Ed25519 (RFC 8032), 32 bytes in base64. */
export interface Signer {
  name: string;
  key: string;
  sign(bytes: Uint8Array): Buffer;
}

/** DER prefix of an Ed25519 SubjectPublicKeyInfo (RFC 8410); the raw key follows it. */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** The raw public key in base64, of either half of a pair. */
const rawPublicKey = (key: KeyObject): string =>
  createPublicKey(key.type === "private" ? key.export({ type: "pkcs8", format: "pem" }) : key)
    .export({ type: "spki", format: "der" })
    .subarray(SPKI.length)
    .toString("base64");

const parsed = new Map<string, KeyObject>();

/** A raw base64 key as a KeyObject; remembered, as a ledger has few keys and many entries. */
export const publicKeyOf = (raw: string): KeyObject => {
  const known = parsed.get(raw);
  if (known) return known;
  const der = Buffer.concat([SPKI, Buffer.from(raw, "base64")]);
  const key = createPublicKey({ key: der, type: "spki", format: "der" });
  if (parsed.size > 10_000) parsed.clear();
  parsed.set(raw, key);
  return key;
};

/** PEM (SubjectPublicKeyInfo) of a raw base64 key, as openssl reads it. */
export const publicKeyPem = (raw: string): string =>
  publicKeyOf(raw).export({ type: "spki", format: "pem" }).toString();

/** Whether `signature` over `bytes` is by the holder of the raw base64 key. */
export const verifySignature = (bytes: Uint8Array, raw: string, signature: Uint8Array): boolean =>
  verify(null, bytes, publicKeyOf(raw), signature);

/** A fresh Ed25519 private key. */
export const newPrivateKey = (): KeyObject => generateKeyPairSync("ed25519").privateKey;

/** A signer from a private key (KeyObject or PEM) and the name its holder goes by. */
export const signerOf = (name: string, privateKey: KeyObject | string): Signer => {
  const key = typeof privateKey === "string" ? createPrivateKey(privateKey) : privateKey;
  return { name, key: rawPublicKey(key), sign: (bytes) => sign(null, bytes, key) };
};

/** First 16 hex digits of a key, in fours: short enough to read out over a telephone. */
export const fingerprint = (raw: string): string =>
  (Buffer.from(raw, "base64").toString("hex").slice(0, 16).match(/.{4}/g) ?? []).join(" ");
