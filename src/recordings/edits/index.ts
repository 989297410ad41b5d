export type { Candidate, EditKind } from "./candidate.ts";
export { EditDetector } from "./detect.ts";
