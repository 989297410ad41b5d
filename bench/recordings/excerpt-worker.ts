import { type Cell, type CellResult, measure, referencesOf, voicesOf } from "./excerpt-cells.ts";

const voices = await voicesOf();
const references = await referencesOf(voices);

/** One cell of the grid, on a thread of its own. */
const work = (cell: Cell): Promise<CellResult> => measure(cell, voices, references);

export default work;
