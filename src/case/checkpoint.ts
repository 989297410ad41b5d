import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { originOf, rootOf, signCheckpoint } from "../ledger/checkpoint.ts";
import { CHECKPOINTS } from "../ledger/checkpoint-files.ts";
import { hashLine } from "../ledger/entry.ts";
import { fileStore } from "../ledger/file-store.ts";
import { noLedger } from "../ledger/no-ledger.ts";
import { type Timestamp, timestampRequest, verifyTimestamp } from "../ledger/timestamp.ts";
import { stampName } from "../ledger/timestamp-files.ts";
import { MandateError } from "../lib/error.ts";
import { stage } from "./waiting.ts";
import { commit, type Writer } from "./write.ts";

export interface MadeCheckpoint {
  /** Path of the note in the case. */
  path: string;
  text: string;
  size: number;
}

/**
 * Signs the ledger's head as it is now, keeps the note in checkpoints/ and enters it. The note covers every entry
 * before its own. Fails `ledger/none` on a case without entries.
 */
export const makeCheckpoint = async (writer: Writer): Promise<MadeCheckpoint> => {
  let made: MadeCheckpoint | undefined;
  await commit(writer, async () => {
    const lines = await Array.fromAsync(fileStore(writer.root).lines());
    if (lines.length === 0) throw noLedger("there is nothing to sign");
    const time = new Date(writer.now()).toISOString();
    const head = { origin: originOf(hashLine(lines[0])), size: lines.length, root: rootOf(lines) };
    const text = signCheckpoint({ ...head, extensions: [`time ${time}`] }, writer.signer);
    const path = `${CHECKPOINTS}/${String(lines.length).padStart(6, "0")}.txt`;
    const file = await stage(writer.root, path, Buffer.from(text));
    made = { path, text, size: lines.length };
    const reason = `Checkpoint of the first ${lines.length} entries`;
    return { files: [{ ...file, act: "checkpoint", reason, base: null }] };
  });
  return made as MadeCheckpoint;
};

/** Sends a timestamp request (DER) to an authority and gives its response (DER). The only use of the network. */
type AskAuthority = (url: string, request: Uint8Array) => Promise<Uint8Array>;

const LARGEST_ANSWER = 1 << 20;

/** RFC 3161 section 3.4: over HTTP. */
const askOverHttp: AskAuthority = async (url, request) => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/timestamp-query" },
    body: Buffer.from(request),
    signal: AbortSignal.timeout(30_000),
    redirect: "error",
  });
  if (!response.ok) throw new Error(`it answered ${response.status} ${response.statusText}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > LARGEST_ANSWER) throw new Error("its answer is too long for a timestamp");
  return bytes;
};

const failed = (url: string, why: string, cause?: unknown): MandateError =>
  new MandateError({
    code: "timestamp/failed",
    kind: "system",
    message: `No timestamp from ${url}: ${why}`,
    fix: "Check the address and the network, or name another authority. The checkpoint stands without it.",
    cause,
  });

const ask = async (ask: AskAuthority, url: string, request: Uint8Array): Promise<Uint8Array> => {
  try {
    return await ask(url, request);
  } catch (error) {
    throw failed(url, error instanceof Error ? error.message : String(error), error);
  }
};

/**
 * Has an authority put its time to a checkpoint of the case (RFC 3161), checks the answer before keeping it
 * beside the note, and enters it. Fails `timestamp/failed`.
 */
export const timestampCheckpoint = async (
  writer: Writer,
  {
    checkpoint,
    url,
    authorities,
    askAuthority = askOverHttp,
  }: {
    checkpoint: string;
    url: string;
    authorities: readonly string[];
    askAuthority?: AskAuthority;
  },
): Promise<Timestamp> => {
  const data = await readFile(join(writer.root, checkpoint));
  const request = timestampRequest(data, randomBytes(8));
  const response = await ask(askAuthority, url, request);
  const result = verifyTimestamp(response, { data, authorities });
  if (!result.ok) throw failed(url, result.error);
  if (!request.includes(Buffer.from(result.value.nonce ?? "none", "hex"))) {
    throw failed(url, "it answered another request");
  }
  const path = stampName(checkpoint);
  await commit(writer, async () => {
    const file = await stage(writer.root, path, response);
    const about = { authority: result.value.authority, time: result.value.time.toISOString() };
    const reason = `Timestamp on ${checkpoint} from ${url}`;
    return { files: [{ ...file, act: "timestamp", reason, about, base: null }] };
  });
  return result.value;
};
