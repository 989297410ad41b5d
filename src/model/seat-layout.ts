interface Seat {
  x: number;
  y: number;
  angle: number;
}

/** Width of the drawing a chamber is laid out in. */
export const WIDTH = 720;
/** Its height: half as much, and the margin of a seat. */
export const HEIGHT = (WIDTH / 2 / 1.04) * 1.06;
const SPACING = 1.22;

/** Rows of a half circle that hold `total` seats, sized so that seats stand about as far apart along as across. */
const rowRadii = (total: number): number[] => {
  for (let rows = 1; ; rows++) {
    const radii = Array.from({ length: rows }, (_, row) => 0.4 + (0.6 * (row + 0.5)) / rows);
    const pitch = 0.6 / rows;
    const capacity = radii.reduce((sum, radius) => sum + Math.floor((Math.PI * radius) / pitch), 0);
    if (capacity >= total) return radii;
  }
};

/** Seats shared among the rows in proportion to their length (largest remainder), so that every seat is placed. */
const seatsPerRow = (total: number, radii: number[]): number[] => {
  const length = radii.reduce((sum, radius) => sum + radius, 0);
  const exact = radii.map((radius) => (total * radius) / length);
  const counts = exact.map(Math.floor);
  const order = exact
    .map((value, row) => ({ row, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.row - b.row);
  let left = total - counts.reduce((sum, count) => sum + count, 0);
  for (const { row } of order) if (left-- > 0) counts[row] += 1;
  return counts;
};

/** Places of `total` seats from left to right, and the radius of one. */
export const layOut = (total: number): { seats: Seat[]; radius: number } => {
  const radii = rowRadii(total);
  const counts = seatsPerRow(total, radii);
  const scale = WIDTH / 2 / 1.04;
  const seats = radii.flatMap((radius, row) =>
    Array.from({ length: counts[row] }, (_, index) => {
      const angle =
        counts[row] === 1 ? Math.PI / 2 : Math.PI - (Math.PI * index) / (counts[row] - 1);
      return {
        angle,
        x: WIDTH / 2 + scale * radius * Math.cos(angle),
        y: scale * (1.02 - radius * Math.sin(angle)),
      };
    }),
  );
  seats.sort((a, b) => b.angle - a.angle || a.y - b.y);
  return { seats, radius: (scale * 0.6) / radii.length / 2 / SPACING };
};
