import { describe, expect, it } from "vitest";
import { paragraphsOf } from "../paragraphs.ts";
import type { Span } from "../token.ts";
import { englishReading } from "./index.ts";
import { formsOf } from "./lexicon.ts";

/** "source | cue | content" of each attribution. */
const read = (text: string): string[] => {
  const words = (spans: readonly Span[]) =>
    spans.map(({ start, end }) => text.slice(start, end)).join(" … ");
  return englishReading(text, paragraphsOf(text))
    .attributions.filter(({ inSpeech }) => !inSpeech)
    .map(({ source, cue, content }) => [source, cue, content].map(words).join(" | "));
};

describe("englishReading", () => {
  it.each([
    ["indirect", "Smith said that the count was fair.", "Smith | said | that the count was fair"],
    ["direct", "“It was fair,” Smith said.", "Smith | said | “It was fair,”"],
    [
      "inverted",
      "“It was fair,” said Smith, a lawyer from Lahore.",
      "Smith, a lawyer from Lahore | said | “It was fair,”",
    ],
    [
      "interrupted",
      "“It was,” he said, “a fair count.”",
      "he | said | “It was,” … “a fair count.”",
    ],
    [
      "goes on after",
      "“It was fair,” she said. “It was slow.”",
      "she | said | “It was fair,” … “It was slow.”",
    ],
    [
      "according to",
      "The count was fair, according to the commission.",
      "the commission | according to | The count was fair",
    ],
    [
      "according to, first",
      "According to the commission, the count was fair.",
      "the commission | According to | the count was fair",
    ],
    ["postposed", "The count was fair, officials said.", "officials | said | The count was fair"],
    [
      "cut in two",
      "The museum, Smith said, would open in May.",
      "Smith | said | The museum … would open in May",
    ],
    ["addressee", "Smith told the court that he was late.", "Smith | told | that he was late"],
    [
      "adjuncts",
      "Smith said on Friday in a statement that it was late.",
      "Smith | said | that it was late",
    ],
    [
      "aside",
      "Smith, the head of the commission, said it was late.",
      "Smith, the head of the commission, | said | it was late",
    ],
    [
      "passive",
      "The plan was criticized by several voters.",
      "several voters | was criticized by | The plan",
    ],
    [
      "light verb",
      "Smith expressed deep concern about the delay.",
      "Smith | expressed deep concern about | the delay",
    ],
    [
      "noun and that",
      "Few believed Smith’s claim that it was fair.",
      "Smith’s | claim | that it was fair",
    ],
    [
      "noun and by",
      "It followed allegations by the party that the forms were changed.",
      "the party | allegations by | that the forms were changed",
    ],
    ["noun and of", "The court heard allegations of fraud.", " | allegations of | fraud"],
    ["promise", "The party vowed to hold a recount.", "The party | vowed | to hold a recount"],
    [
      "accusation",
      "The party accused officials of changing the forms.",
      "The party | accused | changing the forms",
    ],
    [
      "headline",
      "Smith: Officials must count all the votes",
      "Smith | : | Officials must count all the votes",
    ],
    ["signed", "“The count was fair.” — Aslam Khan", "Aslam Khan | — | “The count was fair.”"],
    [
      "fronted clause",
      "When Smith said that it was fair, Khan laughed.",
      "Smith | said | that it was fair",
    ],
    [
      "fronted gerund",
      "Bemoaning the “slow count,” Khan accused the clerks of delay.",
      "Khan | Bemoaning | the “slow count,”",
    ],
    [
      "asked first",
      "Asked about the delay, Smith said it was short.",
      " | Asked about | the delay",
    ],
    [
      "quote that ends in a comma",
      "Khan promised “votes, votes, votes,” but he left in May.",
      "Khan | promised | “votes, votes, votes,”",
    ],
    [
      "one who speaks twice",
      "Smith said he had won and called the count fair.",
      "Smith | called | the count fair",
    ],
    [
      "nobody says who expects",
      "The count is expected to end in May.",
      " | is expected | The count … to end in May",
    ],
    ["seeming", "The count seems to be late.", " | seems | The count … to be late"],
    [
      "whom one urges",
      "Smith urged voters to wait for the count.",
      "Smith | urged | voters to wait for the count",
    ],
    [
      "as somebody put it",
      "The count was “a farce,” as the memo put it.",
      "the memo | put it | The count was “a farce,”",
    ],
    [
      "aside between dashes",
      "Khan -- head of the union -- said the count was late.",
      "Khan -- head of the union -- | said | the count was late",
    ],
    [
      "aside on the saying",
      "Khan, at a rally, said the count was late.",
      "Khan | said | the count was late",
    ],
    [
      "aside within an aside",
      "Khan, head of the union, which is old, said it was late.",
      "Khan, head of the union, | said | it was late",
    ],
    [
      "abbreviated title",
      "“It was,” said the Rev. Peter Wherry.",
      "the Rev. Peter Wherry | said | “It was,”",
    ],
    [
      "according to, with an aside",
      "It was late, according to Amna Khan, head of the union.",
      "Amna Khan, head of the union | according to | It was late",
    ],
    [
      "stance",
      "Leaders expressed outrage over the count.",
      "Leaders | expressed outrage over | the count",
    ],
    [
      "judging with as",
      "Critics see the program as a way to win.",
      "Critics | see | the program as a way to win",
    ],
    ["one closing mark twice", "”It was fair,” Smith said.", "Smith | said | ”It was fair,”"],
    ["connective", "However, the count was fair, Smith said.", "Smith | said | the count was fair"],
    ["two apostrophes", "''It was fair,'' Smith said.", "Smith | said | ''It was fair,''"],
  ])("%s", (_name, text, expected) => {
    expect(read(text)).toContain(expected);
  });

  it("follows a quote over paragraphs, and one announced with a colon", () => {
    expect(read("Smith continued:\n“The count was fair.”")).toContain(
      "Smith | continued: | “The count was fair.”",
    );
    expect(read("“It was fair,” Smith said. “It was slow.\n“It was long.”")).toContain(
      "Smith | said | “It was long.”",
    );
  });

  it("ends no content at a bracket it did not open", () => {
    expect(read("The count (he said it was fair), went on.")).toContain("he | said | it was fair");
  });

  it.each(["The “new politics” met its first test.", "He went home.", "", "…", "“"])(
    "finds nothing in: %s",
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );
});

describe("formsOf", () => {
  it.each([
    ["say", ["say", "says", "saying", "said"]],
    ["deny", ["deny", "denies", "denying", "denied"]],
    ["admit", ["admit", "admits", "admitting", "admitted"]],
    ["agree", ["agree", "agrees", "agreeing", "agreed"]],
    ["argue", ["argue", "argues", "arguing", "argued"]],
    ["stress", ["stress", "stresses", "stressing", "stressed"]],
  ])("%s", (verb, forms) => {
    expect(formsOf(verb)).toEqual(forms);
  });
});
