import type { ListeningWords } from "./listening-words.ts";

export const listeningEn: ListeningWords = {
  voices: "Who speaks when",
  voicesNote:
    "Voices are proposed by the sound alone, and have no names. A name is what a person says, with their grounds: purported. Nothing here proves a voice.",
  none: "Nobody has looked for voices yet.",
  find: "Find voices",
  findAgain: "Find them anew",
  findAgainNote: "Names given to these voices are lost.",
  howMany: "How many speak (empty: unknown)",
  working: (done) => `Under way: ${done} so far. You can go elsewhere meanwhile.`,
  voice: (label, seconds) => `${label}, ${seconds} in all`,
  purported: (name, by) => `purported: ${name}, says ${by}`,
  unnamed: "nobody has said whose voice it is",
  grounds: "Grounds",
  name: (label) => `Say whose voice ${label} is`,
  whose: "Whose voice (purported)",
  by: "Who says so",
  why: "On what grounds",
  save: "Write it down",
  cancel: "Cancel",
  turns: (count) => (count === 1 ? "1 turn" : `${count} turns`),
  turn: (label, span) => `${label}: ${span}`,
  madeBy: (what) => `Found by ${what}.`,
  transcribe: (model) => `Have it written down by ${model}`,
  transcribeNote:
    "By a model on this machine; nothing leaves it. Models invent text in silence: listen, and correct it.",
  transcribeElse:
    "A machine can make a first draft: open the workbench with --speech-model FOLDER, or run mandate transcribe. A server elsewhere is asked from the command line alone, for the sound is sent there.",
  review: "What you make of it",
  reviewNote:
    "A judgement is a person's, published with their name as MediaReview. It must rest on what is seen above. Mandate itself judges nothing.",
  reviewNone: "Nobody has judged it yet.",
  judge: "Judge it",
  judgeAgain: "Judge it anew",
  category: "Category (schema.org)",
  categories: {
    DecontextualizedContent: "shown out of context",
    EditedOrCroppedContent: "edited or cropped",
    OriginalMediaContent: "original",
    TransformedContent: "transformed",
  },
  reason: "Why, in a sentence others will read",
  restsOn: "It rests on",
  restsOnNone: "Nothing was seen that a judgement could rest on.",
  judged: (by, on) => `judged by ${by} on ${on}`,
};
