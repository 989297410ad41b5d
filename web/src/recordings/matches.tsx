import { Link } from "@tanstack/react-router";
import type { Recording, RecordingMatch } from "../api/types.ts";
import { clockSpan } from "./clock.ts";
import { useRecordingWords } from "./words.ts";

/** A match and the figures behind it, in words. */
export const MatchText = ({ match }: { match: RecordingMatch }) => {
  const words = useRecordingWords();
  const { from, to, other, otherFrom, otherTo, score, bitErrors, speed } = match;
  return (
    <>
      <span dir="auto">
        {words.match(
          clockSpan(from, to, 1),
          `\u2068${other}\u2069`,
          clockSpan(otherFrom, otherTo, 1),
        )}
      </span>
      <span className="meta">
        {" "}
        {words.matchFigures(score.toFixed(1), (bitErrors * 100).toFixed(1), speed.toFixed(3))}
      </span>
    </>
  );
};

interface MatchesProps {
  recording: Recording;
  onShow: (place: { from: number; to: number }, loop: boolean) => void;
}

/** Where stretches of a recording also stand, and the way to hear both. */
export const Matches = ({ recording, onShow }: MatchesProps) => {
  const words = useRecordingWords();
  const { name, matches, comparedWith } = recording;
  return (
    <section aria-labelledby="matches">
      <h2 id="matches">{words.matches}</h2>
      <p className="meta">
        {words.matchesNote}{" "}
        {comparedWith.length === 0 ? (
          words.comparedWithNone
        ) : (
          <>
            {words.comparedWith}: <bdi>{comparedWith.join(", ")}</bdi>.
          </>
        )}
      </p>
      {matches.length === 0 && comparedWith.length > 0 && <p>{words.matchesNone}</p>}
      <ul className="cards">
        {matches.map((match, index) => (
          <li
            key={`${match.other} ${match.from} ${match.otherFrom}`}
            id={`match-${index}`}
            tabIndex={-1}
          >
            <p>
              <MatchText match={match} />
            </p>
            <div className="actions">
              <button type="button" className="quiet" onClick={() => onShow(match, false)}>
                {words.listen}
              </button>
              <Link
                to="/recordings/$name/with/$other"
                params={{ name, other: match.other }}
                search={{ match: index }}
              >
                {words.compare}
              </Link>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
