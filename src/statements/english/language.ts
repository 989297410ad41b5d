import type { Language } from "../language.ts";
import { figurePattern } from "../propose/figures.ts";
import { englishReading } from "./index.ts";

/** English. */
export const english: Language = {
  id: "en",
  read: englishReading,
  words: {
    person: /^(?:he|she|him|her|his|who)$/i,
    group: /^(?:they|them|their|it|its|which|that)$/i,
    speaker: /^(?:i|we|me|us|my|our)$/i,
    anonymous:
      /^(?:(?:an?|the|another|several|some|two|three|multiple|many|unnamed|anonymous)\s+)*(?:[a-z-]+\s+){0,3}(?:sources?|insiders?)\b|on condition of anonymity|who (?:asked|declined) (?:not )?to be (?:named|identified)|people familiar with|unnamed|anonymous/i,
    collective:
      /\b(?:party|league|movement|alliance|delegation|leaders?|officials|lawmakers|candidates|critics|supporters|opponents|voters|analysts|experts|observers|commission|committee|council|court|government|establishment|ministry|police|army|group|union|workers|aides|members|rivals|adversaries|they|people|others|many|some)\b/i,
    recording:
      /\b(?:recordings?|audios?|audio (?:clips?|leaks?|tapes?)|clips?|tapes?|voice notes?|videos?|leaked calls?)\b/i,
    another: /\b(?:another|a second|second|other|a further|separate)\b/i,
    inRecording:
      /^\W*(?:in|on|from)\b[^,]{0,60}\b(?:recordings?|audios?|clips?|tapes?|voice notes?|videos?)\b/i,
    heard: /\bheard\b/i,
    newspaper:
      /\b(?:newspaper|daily|news agency|channel|broadcaster|magazine|website|news site|outlet)\s+(?:the\s+)?(?<name>\p{Lu}[\p{L}\p{N}.'’-]*(?:\s+\p{Lu}[\p{L}\p{N}.'’-]*){0,3})/u,
    quoting: /^(?:quoting|citing)$/i,
    hedge:
      /\b(?:purported(?:ly)?|alleged(?:ly)?|reportedly|apparently|supposed(?:ly)?|ostensibly|seemingly|unconfirmed|unverified|so-called|if (?:true|confirmed|genuine)|allegations?|is said to|are said to)\b/i,
    topics:
      /seat|vote|ballot|poll|per ?cent|constituenc|turnout|majorit|coalition|alliance|government|allegation|claims?\b|accusation|support|credence|weight/i,
    testable: [
      new RegExp(
        `\\b${figurePattern}\\b[^.]{0,60}\\b(?:seats?|votes?|voters|polling stations?|ballots|per ?cent|constituencies)\\b`,
        "i",
      ),
      /\b(?:seats?|votes?|turnout|majority)\b[^.]{0,40}\b(?:of|at|by|to|was|were)\s+\d/i,
      /\b(?:coalition|alliance|government)\b[^.]{0,40}\b(?:formed|joined|left|signed|dissolved|between)\b/i,
      /\b(?:joined|left|quit|entered|formed)\b[^.]{0,40}\b(?:coalition|alliance|government)\b/i,
    ],
    evidence:
      /\b(?:lend|lends|lent|lending|give|gives|gave|given)\s+(?:\w+\s+)?(?:support|credence|weight)\s+to\b|\b(?:corroborates?|corroborated|bears? out|bore out|backs? up|contradicts?|contradicted|undermines?|undermined)\b(?=[^.]{0,40}\b(?:allegations?|claims?|accusations?)\b)/i,
    results:
      /\b(?:seats?|votes?|turnout|polling|majority|numbers|positions?|third|runner-up|won|constituenc\w+)\b/i,
    titles:
      /^(?:the|a|an|former|ex-|acting|then|mr|mrs|ms|dr|sen|rep|gov|sir|president|prime minister|senator|chairman)\.?\s+/i,
  },
};
