import { alarmsPerTenMinutes } from "../../recordings/edits/calibration.ts";
import type { Candidate } from "../../recordings/edits/candidate.ts";
import { drawingOf } from "../../recordings/edits/picture.ts";
import type { Strip } from "../../recordings/look/strip.ts";
import { type Html, html, trusted } from "../html.ts";
import type { EditPageWords } from "./kinds.ts";

/** Seconds as a reader of players knows them: 1:05.30. */
export const clock = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds - 60 * minutes).toFixed(2).padStart(5, "0")}`;
};

const oftenOf = ({ kind, raw }: Candidate): string => {
  const alarms = alarmsPerTenMinutes(kind, raw);
  return alarms < 0.01 ? "< 0.01" : alarms.toFixed(2);
};

/**
 * One candidate edit: picture, what it may mean, how often untouched sound shows the like, and what else it may be. The figure bears the
 * mark by which a bundle takes out what is withheld (see quotation.ts).
 */
export const candidateFigure = (
  candidate: Candidate,
  { recording, strip, words }: { recording: string; strip: Strip; words: EditPageWords },
): Html => {
  const { name, words: meaning, innocent } = words.kinds[candidate.kind];
  const [from, to, at] = [strip.from, strip.to, candidate.at].map((value) => value.toFixed(1));
  const picture = drawingOf(candidate, strip, words.picture(from, to, at));
  return html`<figure class="quotation" data-recording="${recording}">
<h2><bdi>${clock(candidate.at)}</bdi> · ${name}</h2>
${trusted(picture)}
<p class="axis"><span>${clock(strip.from)}</span><span>${clock(strip.to)}</span></p>
<figcaption><p>${meaning}${words.stop} ${words.alarms(oftenOf(candidate))}</p>
<p><strong>${words.otherwise}</strong> ${innocent}${words.stop}</p></figcaption></figure>
`;
};
