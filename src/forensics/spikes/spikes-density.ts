/** Points the density is read at: every tenth of a per cent from 0 to 1. */
export const GRID = 1001;

/** Cells of R's `density()` for that grid: the next power of two. */
const CELLS = 1024;

export interface DensityOptions {
  bandwidth: number;
}

/**
 * Kernel density of shares at the grid, as the published program gets it from R's `density()`: each share is
 * split between the two nearest of 1,024 cells, a Gaussian kernel is applied there and the grid reads it by
 * straight lines. At the published bandwidth, a tenth of a cell, the kernel stays within its cell.
 * Returns a function that adds shares and one that reads the density of all added.
 */
export const densityGrid = ({ bandwidth }: DensityOptions) => {
  const low = -4 * bandwidth;
  const width = (1 + 8 * bandwidth) / (CELLS - 1);
  const reach = Math.min(CELLS, Math.ceil((8 * bandwidth) / width));
  const kernel = Float64Array.from({ length: reach + 1 }, (_, i) => {
    const z = (i * width) / bandwidth;
    return Math.exp(-0.5 * z * z) / (bandwidth * Math.sqrt(2 * Math.PI));
  });
  const smooth = (cells: Float64Array): Float64Array =>
    cells.map((_, i) => {
      let sum = kernel[0] * cells[i];
      for (let k = 1; k <= reach; k++) {
        sum += kernel[k] * ((cells[i - k] ?? 0) + (cells[i + k] ?? 0));
      }
      return sum;
    });
  return {
    cells: () => new Float64Array(CELLS),
    /** Splits one share between its two cells. */
    add(cells: Float64Array, share: number): void {
      const position = (share - low) / width;
      const cell = Math.floor(position);
      const over = position - cell;
      cells[cell] += 1 - over;
      cells[cell + 1] += over;
    },
    /** Density at the grid of `stations` shares added to `cells`. */
    read(cells: Float64Array, stations: number): Float64Array {
      const smoothed = smooth(cells);
      return Float64Array.from({ length: GRID }, (_, g) => {
        const position = (g / (GRID - 1) - low) / width;
        const cell = Math.min(CELLS - 2, Math.floor(position));
        const over = position - cell;
        return ((1 - over) * smoothed[cell] + over * smoothed[cell + 1]) / stations;
      });
    },
  };
};

/** The grid point whose bin, half a step to either side and closed above, holds a share. */
export const binOf = (share: number): number => Math.max(0, Math.ceil(share * (GRID - 1) - 0.5));
