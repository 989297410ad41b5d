import { createHash, createVerify, verify, X509Certificate } from "node:crypto";
import { type Attribute, ContentInfo, SignedData, type SignerInfo } from "@peculiar/asn1-cms";
import { AsnConvert, AsnParser, AsnSerializer, OctetString } from "@peculiar/asn1-schema";
import { MessageImprint, TimeStampReq, TimeStampResp, TSTInfo } from "@peculiar/asn1-tsp";
import { AlgorithmIdentifier } from "@peculiar/asn1-x509";
import { err, ok, type Result } from "../lib/result.ts";

/** RFC 3161 timestamps, made for and checked without any network. */

const SHA256 = "2.16.840.1.101.3.4.2.1";
const TST_INFO = "1.2.840.113549.1.9.16.1.4";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_CERTIFICATE = ["1.2.840.113549.1.9.16.2.12", "1.2.840.113549.1.9.16.2.47"];
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

const digestNames: Record<string, string> = {
  "1.3.14.3.2.26": "sha1",
  [SHA256]: "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

/** Signatures that fix their own digest, against those whose digest the token names. */
const ED25519 = "1.3.101.112";
const fixedDigests: Record<string, string> = {
  "1.2.840.113549.1.1.11": "sha256",
  "1.2.840.113549.1.1.12": "sha384",
  "1.2.840.113549.1.1.13": "sha512",
  "1.2.840.10045.4.3.2": "sha256",
  "1.2.840.10045.4.3.3": "sha384",
  "1.2.840.10045.4.3.4": "sha512",
};

const hash = (name: string, data: Uint8Array): Buffer => createHash(name).update(data).digest();

/**
 * A request (DER) for a timestamp on the SHA-256 of `data`, asking for the authority's certificate. The nonce,
 * 8 random bytes, ties the answer to this request.
 */
export const timestampRequest = (data: Uint8Array, nonce: Uint8Array): Buffer => {
  // A DER integer must be positive and minimal: no leading zero, no sign bit.
  const positive = Uint8Array.from(nonce);
  positive[0] = (positive[0] & 0x3f) | 0x40;
  const request = new TimeStampReq({
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: SHA256, parameters: null }),
      hashedMessage: new OctetString(hash("sha256", data)),
    }),
    nonce: positive.buffer,
    certReq: true,
  });
  return Buffer.from(AsnSerializer.serialize(request));
};

interface Token {
  info: TSTInfo;
  content: Buffer;
  signer: SignerInfo;
  certificates: X509Certificate[];
}

const openToken = (response: Uint8Array): Token => {
  const { status, timeStampToken } = AsnParser.parse(response, TimeStampResp);
  if ((status.status as number) > 1 || !timeStampToken) {
    throw new Error(`the authority refused: ${status.statusString?.toString() ?? status.status}`);
  }
  const outer = AsnConvert.parse(AsnSerializer.serialize(timeStampToken), ContentInfo);
  const signed = AsnConvert.parse(outer.content, SignedData);
  const wrapped = signed.encapContentInfo.eContent;
  const content = Buffer.from(wrapped?.single?.buffer ?? wrapped?.any ?? new ArrayBuffer(0));
  if (signed.encapContentInfo.eContentType !== TST_INFO || content.length === 0) {
    throw new Error("it holds no timestamp");
  }
  if (signed.signerInfos.length !== 1) throw new Error("it must have exactly one signer");
  const certificates = [...(signed.certificates ?? [])].flatMap(({ certificate }) =>
    certificate ? [new X509Certificate(Buffer.from(AsnSerializer.serialize(certificate)))] : [],
  );
  return {
    info: AsnParser.parse(content, TSTInfo),
    content,
    signer: signed.signerInfos[0],
    certificates,
  };
};

const attribute = ({ signedAttrs = [] }: SignerInfo, types: readonly string[]): Buffer[] =>
  signedAttrs
    .filter(({ attrType }) => types.includes(attrType))
    .flatMap(({ attrValues }) => attrValues.map((value) => Buffer.from(value)));

/** The certificate the signed attributes commit to (ESSCertID by SHA-1, ESSCertIDv2 by SHA-256). */
const committedCertificate = (
  { signer, certificates }: Token,
  more: readonly X509Certificate[],
) => {
  const commitments = attribute(signer, SIGNING_CERTIFICATE);
  return [...certificates, ...more].find(({ raw }) =>
    commitments.some(
      (value) => value.includes(hash("sha256", raw)) || value.includes(hash("sha1", raw)),
    ),
  );
};

const derLength = (length: number): Buffer => {
  if (length < 0x80) return Buffer.of(length);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, "0"), "hex");
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
};

/** The signed attributes as they were signed: a DER SET, its members in order (RFC 5652 section 5.4). */
const signedSet = (attributes: readonly Attribute[]): Buffer => {
  const members = attributes.map((one) => Buffer.from(AsnSerializer.serialize(one)));
  const content = Buffer.concat(members.sort((a, b) => a.compare(b)));
  return Buffer.concat([Buffer.of(0x31), derLength(content.length), content]);
};

const signatureHolds = ({ signer }: Token, certificate: X509Certificate): boolean => {
  if (!signer.signedAttrs) return false;
  const attributes = signedSet(signer.signedAttrs);
  const signature = Buffer.from(signer.signature.buffer);
  const algorithm = signer.signatureAlgorithm.algorithm;
  if (algorithm === ED25519) return verify(null, attributes, certificate.publicKey, signature);
  const digest = fixedDigests[algorithm] ?? digestNames[signer.digestAlgorithm.algorithm];
  return (
    digest !== undefined &&
    createVerify(digest).update(attributes).verify(certificate.publicKey, signature)
  );
};

const validAt = ({ validFromDate, validToDate }: X509Certificate, time: Date): boolean =>
  validFromDate <= time && time <= validToDate;

/** Whether a chain of valid certificates leads from this one to an authority the user trusts. */
const isTrusted = (
  certificate: X509Certificate,
  {
    time,
    authorities,
    between,
  }: { time: Date; authorities: X509Certificate[]; between: X509Certificate[] },
  depth = 0,
): boolean => {
  if (!validAt(certificate, time) || depth > 8) return false;
  if (authorities.some(({ raw }) => raw.equals(certificate.raw))) return true;
  return [...authorities, ...between].some(
    (issuer) =>
      issuer.ca &&
      certificate.checkIssued(issuer) &&
      certificate.verify(issuer.publicKey) &&
      isTrusted(issuer, { time, authorities, between }, depth + 1),
  );
};

const check = (token: Token, data: Uint8Array): void => {
  const { hashAlgorithm, hashedMessage } = token.info.messageImprint;
  const digest = digestNames[hashAlgorithm.algorithm];
  if (!digest || digest === "sha1")
    throw new Error("its hash is one that can be forged or is unknown");
  if (!hash(digest, data).equals(Buffer.from(hashedMessage.buffer))) {
    throw new Error("it is a timestamp of something else");
  }
  const own = digestNames[token.signer.digestAlgorithm.algorithm];
  const stated = attribute(token.signer, [MESSAGE_DIGEST])[0];
  const digested = stated && Buffer.from(AsnConvert.parse(stated, OctetString).buffer);
  if (!own || !digested?.equals(hash(own, token.content)))
    throw new Error("its content was changed");
};

export interface Timestamp {
  time: Date;
  /** Subject of the authority's certificate. */
  authority: string;
  /** Whether its certificate leads to one the user trusts. Without that, anyone may have made it. */
  trusted: boolean;
  nonce: string | undefined;
}

/**
 * Checks a timestamp response (DER) on `data` (RFC 3161 section 2.4.2, RFC 5816): imprint, content digest,
 * signature, purpose and validity of the certificate, and its way to one of `authorities` (PEM). The error
 * completes “the timestamp does not hold: …”.
 */
export const verifyTimestamp = (
  response: Uint8Array,
  { data, authorities }: { data: Uint8Array; authorities: readonly string[] },
): Result<Timestamp, string> => {
  try {
    const token = openToken(response);
    check(token, data);
    const roots = authorities.map((pem) => new X509Certificate(pem));
    const certificate = committedCertificate(token, roots);
    if (!certificate) return err("the certificate it commits to is not there");
    if (!signatureHolds(token, certificate)) return err("its signature is not the authority's");
    if (!certificate.keyUsage?.includes(TIME_STAMPING))
      return err("its certificate is not for timestamps");
    const { genTime: time, nonce } = token.info;
    const trusted = isTrusted(certificate, {
      time,
      authorities: roots,
      between: token.certificates,
    });
    const authority = certificate.subject.replaceAll("\n", ", ");
    return ok({ time, authority, trusted, nonce: nonce && Buffer.from(nonce).toString("hex") });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
};
