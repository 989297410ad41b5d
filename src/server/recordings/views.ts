// What the routes of recordings show, in one place, so that it can be loaded when the first of them is asked for.
export { recordingLine, recordingPage } from "./page.ts";
export { tileOf } from "./pictures.ts";
export { sendSound } from "./sound.ts";
