import { HEIGHT, layOut, WIDTH } from "../../../src/model/seat-layout.ts";
import type { House } from "../api/types.ts";

type Bloc = House["blocs"][number];

interface HemicycleProps {
  label: string;
  blocs: Bloc[];
  open: number;
  /** Seats lit up, by party; absent: all. */
  lit?: ReadonlyMap<string | null, number>;
}

interface Owned {
  colour?: string;
  dim: boolean;
}

const ownersOf = ({ blocs, open, lit }: HemicycleProps): Owned[] => [
  ...blocs.flatMap(({ party, seats, colour }) =>
    Array.from({ length: seats }, (_, index) => ({
      colour: colour ?? "#8d8d8d",
      dim: lit !== undefined && index >= (lit.get(party) ?? 0),
    })),
  ),
  ...Array.from({ length: open }, () => ({ dim: false })),
];

/** A chamber as a half circle, one dot a seat; who does not see it reads the table beside it. */
export const Hemicycle = (props: HemicycleProps) => {
  const owners = ownersOf(props);
  const { seats, radius } = layOut(owners.length);
  return (
    <svg
      className="hemicycle"
      viewBox={`0 0 ${WIDTH} ${HEIGHT.toFixed(0)}`}
      role="img"
      aria-label={props.label}
    >
      {seats.map(({ x, y }, index) => {
        const { colour, dim } = owners[index];
        return (
          <circle
            key={`${x.toFixed(2)} ${y.toFixed(2)}`}
            cx={x.toFixed(1)}
            cy={y.toFixed(1)}
            r={radius.toFixed(1)}
            fill={colour}
            className={[colour ? "" : "empty", dim ? "dim" : ""].join(" ")}
          />
        );
      })}
    </svg>
  );
};
