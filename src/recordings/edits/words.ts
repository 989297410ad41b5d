import type { EditKind } from "./candidate.ts";

/** What each kind of candidate may mean, and what else would look like it. */
export const editWords: Record<EditKind, { words: string; innocent: string }> = {
  background: {
    words: "The background is another one before and after: its level or its colour changes",
    innocent:
      "The speaker or the phone moved, a door opened, a fan or a vehicle began or stopped, the codec or the connection changed",
  },
  "codec-grid": {
    words:
      "The frames of an earlier lossy coding jump to another grid: as where time was taken out or put in after that coding",
    innocent:
      "Several coded files joined by their owner, a stream that was interrupted, a recorder that writes in parts",
  },
  discontinuity: {
    words: "One sample breaks with all that came before, alone: as at a seam without a fade",
    innocent: "A click of a switch, a touched microphone, a lost packet, a mouth noise",
  },
  dropout: {
    words:
      "A moment is quieter than the recording's own background, all at once: muted, or not recorded",
    innocent: "A call that lost packets, a noise gate, an automatic level that was overdriven",
  },
  "hum-phase": {
    words: "The hum of the mains jumps in its phase: as where time was taken out or put in",
    innocent:
      "A lamp or a charger that was switched, a recorder that was paused, a tape whose speed wavered",
  },
  "noise-floor": {
    words:
      "The noise under the voice is another one before and after, in level or in colour: as where sound of another room or recorder was set in",
    innocent:
      "A window or a door opened, a fan or a vehicle began or stopped, the recorder's automatic level moved, the codec or the connection changed",
  },
  offset: {
    words:
      "The zero line of the sound moves and stays: as where sound of another recorder was set in",
    innocent:
      "A recorder's input that settles after it was switched on, a touched plug, rumble of wind",
  },
  repeat: {
    words: "The same sound stands here and at another place of the file",
    innocent: "A jingle, a replay within a broadcast, an echo of a call, a packet sent twice",
  },
  reverberation: {
    words:
      "The voice echoes differently before and after: as where sound of another room, or from further away, was set in",
    innocent:
      "The speaker or the phone moved or turned, a door opened, somebody else speaks from another place, noise reduction or the codec changed",
  },
  spectrum: {
    words:
      "The spectrum of the voice, or the band that the channel lets through, is another one before and after",
    innocent:
      "Somebody else speaks, by telephone perhaps; the speaker or the phone turned away, the codec or the connection changed",
  },
};
