import type { Observation } from "../../model/recording.ts";
import { earlier, history } from "./history.ts";
import type { Measured } from "./measured.ts";

/** The kind of observation that says that players count seconds otherwise. */
export const STARTS_LATE = "starts-late";

type Rule = (measured: Measured) => Observation[];

const whole = (
  kind: string,
  value: string,
  words: string,
  rest: Partial<Observation> = {},
): Observation => ({
  kind,
  from: null,
  to: null,
  value,
  words,
  certainty: "measured",
  score: null,
  innocent: null,
  ...rest,
});

const coding: Rule = ({ info }) => [
  whole(
    "coding",
    `${info.codec} in ${info.container}, ${info.sampleRate} Hz, ${info.channels} channels`,
    `Decoded by ${info.decoder.name} ${info.decoder.version}; another decoder gives slightly other samples`,
  ),
];

const damage: Rule = ({ damage: { badPackets, nonFinite, truncated } }) => [
  ...(badPackets > 0
    ? [
        whole(
          "damage",
          `${badPackets} packets`,
          "The decoder refused these packets: time is missing there",
          { innocent: "A broken download" },
        ),
      ]
    : []),
  ...(nonFinite > 0
    ? [whole("damage", `${nonFinite} samples`, "Samples that are no numbers were taken as silence")]
    : []),
  ...(truncated
    ? [
        whole("truncated", "", "The file ends before its header says it should", {
          innocent: "A broken download, or a recorder that was stopped",
        }),
      ]
    : []),
];

/** Upper limits that telephony and messengers put on sound, in Hz, and what they are known for. */
const limits: [number, number, string][] = [
  [3000, 4350, "a telephone call or AMR-NB"],
  [5700, 6200, "Opus or another codec in medium band"],
  [6600, 7300, "wide-band telephony or AMR-WB"],
  [7500, 8100, "sound sampled at 16 kHz, such as a voice note"],
  [10500, 11200, "sound sampled at 22.05 kHz or a low bit rate"],
  [11500, 12200, "Opus in super-wide band or sound sampled at 24 kHz"],
  [15000, 16600, "MP3 at about 128 kbit/s"],
];

const bandLimit: Rule = ({ info, bandwidth }) => {
  if (!bandwidth || bandwidth.cutoff > info.sampleRate * 0.43) return [];
  const known = limits.find(([low, high]) => bandwidth.cutoff >= low && bandwidth.cutoff <= high);
  const steep = bandwidth.fall > 20;
  return [
    whole(
      "band-limit",
      `${bandwidth.cutoff} Hz, falling ${bandwidth.fall} dB`,
      `Sound stops at ${bandwidth.cutoff} Hz, though the file could hold ${info.sampleRate / 2} Hz: ` +
        (known ? `as after ${known[2]}` : "as after an earlier coding at a lower rate"),
      {
        certainty: steep ? "likely" : "possible",
        innocent:
          "A microphone or a room that carries no higher sound; the codec's own choice at a low bit rate",
      },
    ),
  ];
};

const quantisation: Rule = ({ info, levels }) => {
  const { usedBits, distinct } = levels;
  const found: Observation[] = [];
  if (
    usedBits !== null &&
    info.integerBits !== null &&
    usedBits > 0 &&
    usedBits < info.integerBits
  ) {
    found.push(
      whole(
        "empty-bits",
        `${usedBits} of ${info.integerBits}`,
        `The last ${info.integerBits - usedBits} bits of every sample are 0: it was once held in ${usedBits} bits, or amplified by a power of two`,
      ),
    );
  }
  const coarse =
    distinct !== null && distinct <= 256 && levels.samples > 20_000 && levels.peak > 0.05;
  if (
    coarse &&
    info.codec !== "pcm_mulaw" &&
    info.codec !== "pcm_alaw" &&
    info.codec !== "pcm_u8"
  ) {
    found.push(
      whole(
        "coarse-levels",
        `${distinct} values`,
        "So few different sample values show an earlier coding in 8 bits, such as µ-law or A-law of telephony",
        { certainty: "likely" },
      ),
    );
  }
  return found;
};

const clipping: Rule = ({ levels }) =>
  levels.clippedRuns < 5 || levels.peak < 0.3
    ? []
    : [
        whole(
          "clipping",
          `${levels.clippedRuns} runs at ${levels.peak.toFixed(3)}`,
          levels.peak > 0.98
            ? "Loud places are cut off at full scale"
            : "Loud places are cut off below full scale: it was overdriven first and made quieter later",
          { innocent: "A phone held close; a limiter in the recorder" },
        ),
      ];

const silence: Rule = ({ levels, info }) => {
  const end = levels.samples / info.sampleRate;
  return levels.flat
    .filter(({ from, to }) => from > 0.2 && to < end - 0.2)
    .map(({ from, to, value }) =>
      whole(
        "digital-silence",
        `${((to - from) * 1000).toFixed(0)} ms of ${value === 0 ? "zeros" : `the value ${value.toFixed(5)}`}`,
        "Not one bit of noise: no microphone gives that",
        {
          from,
          to,
          innocent:
            "A recorder or a call that mutes pauses; a lost packet; a codec that sends nothing in silence",
        },
      ),
    );
};

const packetGaps: Rule = ({ packets }) =>
  (packets?.gaps ?? []).slice(0, 200).map(({ at, what }) =>
    whole("packet-gap", what, "The file's own time does not run through here", {
      from: at,
      to: at,
      innocent: "Packets lost in a call or a stream; a recorder that was paused",
    }),
  );

const packetKinds: Rule = ({ packets }) => {
  if (!packets || packets.packets === 0) return [];
  const kinds = Object.entries(packets.kinds).sort((a, b) => b[1] - a[1]);
  const rate = packets.seconds > 0 ? (packets.bytes * 8) / 1000 / packets.seconds : 0;
  const text = kinds
    .slice(0, 6)
    .map(([kind, count]) => `${kind}: ${count}`)
    .join("; ");
  return [
    whole("packets", text, `${packets.packets} packets, ${rate.toFixed(1)} kbit/s in the mean`),
    whole(
      "bit-rate",
      packets.bitRate.slice(0, 360).join(" "),
      "Kilobits a second in each ten seconds",
    ),
  ];
};

/**
 * Voice notes of WhatsApp: Opus from 16 kHz, one channel, packets of 60 ms (20 ms on some phones). Forwarding
 * keeps the file as it is; saving and sending it anew does not.
 */
const voiceNote: Rule = ({ packets, info }) => {
  const opus = packets?.opus;
  if (!opus || info.channels !== 1) return [];
  const all = Object.keys(packets.kinds);
  const named = /whatsapp/i.test([opus.vendor, ...opus.comments].join(" "));
  const shaped = opus.inputRate === 16_000 && all.every((kind) => / (20|60) ms$/.test(kind));
  if (!named && !shaped) return [];
  return [
    whole(
      "voice-note",
      `input ${opus.inputRate} Hz, ${all.join(", ")}, “${opus.vendor}”`,
      "Looks like a voice note of WhatsApp or a like messenger, as sent or forwarded: it keeps no place, device or time",
      {
        certainty: named ? "likely" : "possible",
        innocent: "Any program can write a file of this shape",
      },
    ),
  ];
};

const chained: Rule = ({ packets }) =>
  (packets?.opus?.streams ?? 1) > 1
    ? [
        whole(
          "chained",
          `${packets?.opus?.streams} streams`,
          "Several recordings stand one after the other in this file",
          { innocent: "A recorder that was paused and went on" },
        ),
      ]
    : [];

/** A frame of the slowest codec, in seconds: by so much the first stamp of sound that starts at once may differ from 0. */
const AT_ONCE = 0.15;

const startsLate: Rule = ({ packets }) =>
  (packets?.start ?? 0) < AT_ONCE
    ? []
    : [
        whole(
          STARTS_LATE,
          `${packets?.start.toFixed(3)} s`,
          "The file has no sound before this time. Seconds here count from its first sound: players show them so much later",
          {
            certainty: "stated",
            innocent:
              "A camera whose picture starts first; a cut without coding anew; a piece of a stream",
          },
        ),
      ];

const telling =
  /encod|tool|writ|date|time|creat|title|comment|software|application|vendor|model|make|location|gps|handler/i;

const tags: Rule = ({ tags }) =>
  tags
    .filter(({ name }) => telling.test(name))
    .map(({ reader, name, value }) =>
      whole(
        "tag",
        `${name}: ${value}`,
        `The file says so, read by ${reader}; anybody can write it`,
        { certainty: "stated" },
      ),
    );

const rules: Rule[] = [
  coding,
  damage,
  bandLimit,
  earlier,
  quantisation,
  clipping,
  silence,
  chained,
  startsLate,
  packetGaps,
  packetKinds,
  voiceNote,
  history,
  tags,
];

/** What inspection saw, in plain words, each with how sure it is. */
export const observe = (measured: Measured): Observation[] =>
  rules.flatMap((rule) => rule(measured));
