import { type DragEvent, useState } from "react";
import type { House } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { Hemicycle } from "./hemicycle.tsx";
import { Landing } from "./landing.tsx";

type Bloc = House["blocs"][number];
/** Seats that join, by party. */
type Members = ReadonlyMap<string | null, number>;

const DRAGGED = "application/x-mandate-party";

const sum = (members: Members): number => [...members.values()].reduce((all, one) => all + one, 0);

const withSeats = (members: Members, party: string | null, seats: number): Members => {
  const next = new Map(members);
  if (seats > 0) next.set(party, seats);
  else next.delete(party);
  return next;
};

interface ChipProps {
  bloc: Bloc;
  inside: number;
  isNeeded: boolean | undefined;
  onChange: (seats: number) => void;
}

const Chip = ({ bloc, inside, isNeeded, onChange }: ChipProps) => {
  const { seats: words } = useWords();
  const { name, seats, colour, alone } = bloc;
  const onDragStart = (event: DragEvent): void =>
    event.dataTransfer.setData(DRAGGED, JSON.stringify(bloc.party));
  return (
    <li draggable onDragStart={onDragStart}>
      <i className="swatch" style={{ background: colour }} aria-hidden="true" />
      <span dir="auto">{name}</span>
      {alone && inside > 0 ? (
        <input
          type="number"
          aria-label={`${words.count}: ${name}`}
          min={0}
          max={seats}
          value={inside}
          onChange={({ target }) => onChange(Math.min(seats, Math.max(0, Number(target.value))))}
        />
      ) : (
        <strong>{inside || seats}</strong>
      )}
      {isNeeded !== undefined && (
        <span className="mark">{isNeeded ? words.needed : words.surplus}</span>
      )}
      <button
        type="button"
        aria-label={inside > 0 ? words.remove(name) : words.add(name)}
        onClick={() => onChange(inside > 0 ? 0 : seats)}
      >
        {inside > 0 ? "−" : "+"}
      </button>
    </li>
  );
};

interface BinProps {
  title: string;
  children: React.ReactNode;
  onDrop: (party: string | null) => void;
}

const Bin = ({ title, children, onDrop }: BinProps) => (
  <Landing
    label={title}
    onDrop={(dropped) => {
      const data = dropped.getData(DRAGGED);
      if (data) onDrop(JSON.parse(data) as string | null);
    }}
  >
    <h3>{title}</h3>
    <ul>{children}</ul>
  </Landing>
);

const Tally = ({ house, members }: { house: House; members: Members }) => {
  const { seats: words, stop } = useWords();
  const has = sum(members);
  const over = has - house.majority;
  const unsure = house.open + house.unsettled;
  const size = house.blocs.reduce((all, { seats }) => all + seats, 0) + house.open;
  // An open seat matters where it could make a majority, or unmake one.
  const couldTurn = over >= 0 ? over < house.unsettled : -over <= unsure;
  return (
    <div role="status">
      <p className="tally">
        {words.has(has, house.majority)}
        {stop} <strong>{over >= 0 ? words.enough(over) : words.short(-over)}</strong>{" "}
        {couldTurn && unsure > 0 && words.maybe(unsure)}
      </p>
      <div className="meter" aria-hidden="true">
        {house.blocs.map(({ party, colour }) => (
          <i
            key={party ?? "?"}
            style={{
              inlineSize: `${((members.get(party) ?? 0) / size) * 100}%`,
              background: colour ?? "#8d8d8d",
            }}
          />
        ))}
        <b style={{ insetInlineStart: `${(house.majority / size) * 100}%` }} />
      </div>
    </div>
  );
};

/** A coalition put together by hand: whether it has a majority, who is needed for it and who could leave. */
export const Builder = ({ house }: { house: House }) => {
  const words = useWords();
  const { seats: own } = words;
  const [members, setMembers] = useState<Members>(new Map());
  const has = sum(members);
  const set = (party: string | null, seats: number): void =>
    setMembers(withSeats(members, party, seats));
  const sizeOf = (party: string | null): number =>
    house.blocs.find((bloc) => bloc.party === party)?.seats ?? 0;
  const chip = (bloc: Bloc) => {
    const inside = members.get(bloc.party) ?? 0;
    const counts = inside > 0 && has >= house.majority;
    return (
      <Chip
        key={bloc.party ?? "?"}
        bloc={bloc}
        inside={inside}
        // Of independents it is one seat that can leave, not the bloc they are not.
        isNeeded={counts ? has - (bloc.alone ? 1 : inside) < house.majority : undefined}
        onChange={(seats) => set(bloc.party, seats)}
      />
    );
  };
  return (
    <>
      <p className="meta">{own.builderHint}</p>
      {house.alliances.length > 0 && (
        <div className="chips" role="group" aria-label={own.alliances}>
          <span className="meta">{own.alliances}:</span>
          {house.alliances.map(({ name, parties }) => (
            <button
              key={name}
              type="button"
              onClick={() => setMembers(new Map(parties.map((party) => [party, sizeOf(party)])))}
            >
              <span dir="auto">{name}</span>
            </button>
          ))}
          <button type="button" className="quiet" onClick={() => setMembers(new Map())}>
            {own.clear}
          </button>
        </div>
      )}
      <Tally house={house} members={members} />
      <Hemicycle label={own.builder} blocs={house.blocs} open={house.open} lit={members} />
      <div className="builder">
        <Bin title={own.inside} onDrop={(party) => set(party, sizeOf(party))}>
          {house.blocs.filter(({ party }) => members.has(party)).map(chip)}
        </Bin>
        <Bin title={own.outside} onDrop={(party) => set(party, 0)}>
          {house.blocs.filter(({ party }) => !members.has(party)).map(chip)}
        </Bin>
      </div>
    </>
  );
};
