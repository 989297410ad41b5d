import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef } from "react";
import { clock } from "./clock.ts";
import type { DraftCue } from "./cue-edit.ts";
import { type CueActions, CueForm } from "./cue-form.tsx";
import { useEditWords } from "./edit-words.ts";
import type { Player } from "./player.ts";
import { cueAt } from "./transcript-place.ts";
import { useTime } from "./use-player.ts";
import { useRecordingWords } from "./words.ts";

interface CueListProps {
  cues: DraftCue[];
  open: number | undefined;
  player: Player;
  onOpen: (cue: DraftCue) => void;
  actionsOf: (cue: DraftCue) => CueActions;
}

const ClosedCue = ({
  cue,
  current,
  onOpen,
}: {
  cue: DraftCue;
  current: boolean;
  onOpen: () => void;
}) => {
  const words = useRecordingWords();
  return (
    <button type="button" className="cue" aria-current={current} onClick={onOpen}>
      <span className="time">{clock(cue.from)}</span>
      <span>
        {cue.speaker !== "" && (
          <span className="speaker">
            <bdi>{cue.speaker}</bdi> <span className="meta">({words.purported})</span>
          </span>
        )}
        <span dir="auto">{cue.text || "…"}</span>
      </span>
    </button>
  );
};

/** The cues of a transcript, one of them open to be corrected. */
export const CueList = ({ cues, open, player, onOpen, actionsOf }: CueListProps) => {
  const words = useEditWords();
  const box = useRef<HTMLDivElement>(null);
  const current = useTime(
    player,
    useCallback((seconds: number) => cueAt(cues, seconds), [cues]),
  );
  const rows = useVirtualizer({
    count: cues.length,
    getScrollElement: () => box.current,
    estimateSize: () => 56,
    overscan: 8,
    getItemKey: (index) => cues[index].key,
  });
  const at = cues.findIndex(({ key }) => key === open);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: "auto" });
  }, [at, rows]);
  if (cues.length === 0) return null;
  const speakers = [...new Set(cues.map(({ speaker }) => speaker).filter(Boolean))].sort();
  return (
    <div ref={box} className="cues" role="group" aria-label={words.cues} tabIndex={-1}>
      <div style={{ blockSize: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const cue = cues[index];
          return (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              {cue.key === open ? (
                <CueForm
                  cue={cue}
                  name={words.cue(index + 1, clock(cue.from, 1))}
                  isLast={index === cues.length - 1}
                  speakers={speakers}
                  player={player}
                  actions={actionsOf(cue)}
                />
              ) : (
                <ClosedCue cue={cue} current={index === current} onOpen={() => onOpen(cue)} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
};
