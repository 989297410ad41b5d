import { MandateError } from "../../lib/error.ts";
import { fromWhisper } from "../transcript/whisper.ts";
import type { SpeechBackend, SpeechOptions } from "./backend.ts";
import { wavBytes } from "./wav-bytes.ts";

export interface HttpOptions extends SpeechOptions {
  /** Address up to and with `/v1`, of OpenAI or of any server that speaks its interface. */
  address: string;
  model: string;
  key?: string;
  seconds?: number;
}

const MAX_ANSWER = 20_000_000;

const failed = (address: string, message: string, cause?: unknown): MandateError =>
  new MandateError({
    code: "speech/server",
    kind: "system",
    message: `The speech server at ${address} ${message}`,
    fix: "Check the address, the model's name and the key, and that the server runs.",
    cause,
  });

const form = (samples: Float32Array, { model, language }: HttpOptions): FormData => {
  const data = new FormData();
  const wav = new Uint8Array(wavBytes(samples, 16_000));
  data.append("file", new Blob([wav], { type: "audio/wav" }), "stretch.wav");
  data.append("model", model);
  data.append("response_format", "verbose_json");
  data.append("temperature", "0");
  data.append("timestamp_granularities[]", "word");
  data.append("timestamp_granularities[]", "segment");
  if (language) data.append("language", language);
  return data;
};

/** The address that recordings are posted to. Throws `speech/address` where it is none of the web. */
const endpoint = (address: string): URL => {
  const url = URL.parse(`${address.replace(/\/+$/, "")}/audio/transcriptions`);
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new MandateError({
    code: "speech/address",
    kind: "usage",
    message: `“${address}” is no address of a server`,
    fix: "Give it with http:// or https://, up to /v1.",
  });
};

/**
 * Any server with OpenAI's `/v1/audio/transcriptions`. The recording leaves this machine: whoever calls this has
 * asked for it. Throws `speech/address` for what is no address, and `speech/server` where the server
 * fails or answers something else.
 */
export const httpSpeech = (options: HttpOptions, send: typeof fetch = fetch): SpeechBackend => {
  const url = endpoint(options.address);
  const { host } = url;
  return {
    record: {
      backend: "openai-compatible",
      model: options.model,
      files: {},
      settings: { host, temperature: 0, language: options.language ?? "auto" },
    },
    async transcribe(samples) {
      const response = await send(url.href, {
        method: "POST",
        body: form(samples, options),
        headers: options.key ? { authorization: `Bearer ${options.key}` } : {},
        redirect: "error",
        signal: AbortSignal.timeout((options.seconds ?? 600) * 1000),
      }).catch((cause: unknown) => {
        throw failed(host, "cannot be reached", cause);
      });
      const text = await response.text();
      if (!response.ok) throw failed(host, `answered ${response.status}: ${text.slice(0, 200)}`);
      if (text.length > MAX_ANSWER) throw failed(host, "answered more than is sensible");
      try {
        return fromWhisper(JSON.parse(text), host);
      } catch (cause) {
        throw failed(host, "did not answer in the form verbose_json", cause);
      }
    },
    close() {},
  };
};
