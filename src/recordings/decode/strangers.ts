/** Files that come under the names of recordings and are not decoded here: what they are, and what to do. */
interface Stranger {
  /** The first bytes, any of these, as Latin-1. */
  starts: string[];
  is: string;
  fix: string;
}

const dictation = "Export it as WAV with the recorder maker's own program, and note how.";
const converted = "Convert it to FLAC with ffmpeg where that knows it, and note how.";
const asked = "Ask for the recording itself.";

const strangers: Stranger[] = [
  {
    starts: ["\x02dss", "\x03dss", "\x03ds2", "\x06ds2"],
    is: "a recording of a dictation machine (DSS, DS2)",
    fix: dictation,
  },
  { starts: ["MS_VOICE"], is: "a recording of a Sony recorder (DVF, MSV)", fix: dictation },
  { starts: [".RMF", ".ra\xfd"], is: "RealAudio", fix: converted },
  { starts: ["MAC "], is: "Monkey's Audio", fix: converted },
  {
    starts: ["TTA1", "MPCK", "MP+", "tBaK", "DSD "],
    is: "TTA, Musepack, TAK or DSD",
    fix: converted,
  },
  { starts: ["Creative Voice"], is: "a Creative voice file", fix: converted },
  {
    starts: ["#!SILK", "\x02#!SILK"],
    is: "SILK as WeChat and QQ send it",
    fix: "Convert it with a decoder of SILK, and note which.",
  },
  { starts: ["MThd"], is: "a MIDI file, notes without sound", fix: asked },
  { starts: ["#EXTM3U"], is: "a playlist, which names recordings and holds none", fix: asked },
  { starts: ["%PDF"], is: "a PDF document", fix: asked },
  { starts: ["\xff\xd8\xff", "\x89PNG", "GIF8"], is: "a picture", fix: asked },
  {
    starts: ["PK\x03\x04", "Rar!", "7z\xbc\xaf", "\x1f\x8b"],
    is: "an archive",
    fix: "Unpack it, and add what is in it.",
  },
  { starts: ["SQLite format 3"], is: "a database", fix: asked },
  {
    starts: ["<!DOCTYPE", "<!doctype", "<html", "<?xml"],
    is: "a page of the web, as servers send in place of a file",
    fix: asked,
  },
];

/** What a file's first bytes show where they are those of no recording that is decoded; undefined where nothing is known. */
export const stranger = (head: Buffer): Pick<Stranger, "is" | "fix"> | undefined => {
  const text = head.toString("latin1", 0, 64).trimStart();
  return strangers.find(({ starts }) => starts.some((start) => text.startsWith(start)));
};
