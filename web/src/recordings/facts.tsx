import type { Recording } from "../api/types.ts";
import { formatNumber } from "../parts/format.ts";
import { clock } from "./clock.ts";
import { type RecordingWords, useRecordingWords } from "./words.ts";

type Fact = keyof RecordingWords["facts"];

const factsOf = ({ facts }: Recording, words: RecordingWords): Record<Fact, string> | undefined =>
  facts && {
    seconds: clock(facts.seconds, 2),
    codec: facts.codec,
    container: facts.container,
    sampleRate: words.hertz(formatNumber(facts.sampleRate)),
    channels: words.channels(facts.channels),
    decoder: facts.decoder,
    damage: words.damage(facts.badPackets, facts.truncated),
    sha256: facts.sha256,
  };

/** What the bytes of one recording say, or of several side by side. */
export const Facts = ({ recordings }: { recordings: Recording[] }) => {
  const words = useRecordingWords();
  const all = recordings.map((recording) => factsOf(recording, words));
  const names = Object.keys(words.facts) as Fact[];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keyboard
    <div className="scroll" role="group" aria-label={words.file} tabIndex={0}>
      <table className="facts">
        {recordings.length > 1 && (
          <thead>
            <tr>
              <th scope="col">{words.fact}</th>
              {recordings.map(({ name }) => (
                <th key={name} scope="col">
                  <bdi>{name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {names.map((fact) => (
            <tr key={fact}>
              <th scope="row">{words.facts[fact]}</th>
              {all.map((facts, index) => (
                <td key={recordings[index].name}>
                  <bdi className={fact === "sha256" ? "mono" : ""}>{facts?.[fact]}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
