/** Closed classes of English that the rules ask for, and cues that are not verbs. */
const set = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter((word) => word !== ""));

export const be = set("be is are was were been being am 's 're 'm ’s ’re ’m");
export const have = set("have has had having 've 'd ’ve ’d");

/** Pronouns that can only be a subject, and you and it, which mostly are. */
export const nominative = set("he she they we i it you who");

export const relatives = set("who which that whom whose");

/** Words that open a clause before the main one: "When asked whether …, Smith said". */
export const fronters = set(
  `when while after although though as because since before once if unless until despite even whatever lest whether
   whenever wherever given besides rather`,
);

/** Words that open a clause, so that no subject reaches over them. */
export const openers = set(
  `that if whether because since although though while when where why how as unless until before after
   once so than what whatever whoever whenever`,
);

export const timeWords = set(
  `monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
   earlier later recently now then week month year night morning afternoon evening day days weeks months years
   january february march april may june july august september october november december
   jan. feb. aug. sept. oct. nov. dec. last this next ago sunday's monday's`,
);

/** Prepositions that attach an addressee, a place or a time between a verb and its content. */
export const adjunctPrepositions = set(
  "to in on at during after before with of about from for through via over by",
);

/** Adjectives and participles that hold an opinion: "is convinced that", "were frustrated". */
export const opinionAdjectives = set(
  `sure certain convinced confident concerned worried afraid aware hopeful optimistic pessimistic skeptical
   sceptical doubtful proud glad happy disappointed adamant critical supportive frustrated angry furious outraged
   upset surprised shocked dismayed grateful sorry wary cautious unsure uncertain unaware insistent dismissive
   alarmed appalled eager willing unwilling reluctant determined opposed pleased thrilled excited
   passionate coy vocal outspoken curious clear explicit mindful fearful puzzled`,
);

/** Nouns that carry a statement when a clause or "of" follows: "allegations that", "claims of". */
export const cueNouns = set(
  `allegation allegations accusation accusations claim claims assertion assertions contention belief
   suggestion suggestions insistence acknowledgment acknowledgement admission
   denial warning warnings prediction predictions argument complaint complaints charge charges
   statement announcement report reports rumor rumors rumour rumours speculation suspicion suspicions
   fear fears concern concerns hope hopes promise promises pledge pledges vow doubts assurance assurances
   conviction notion criticism declaration demand demands revelation revelations`,
);

/** What one expresses, voices, shows or takes: "voiced outrage over" is one cue, verb, noun and preposition. */
export const stanceNouns = set(
  `outrage support disdain anger skepticism scepticism insight insights view views opinion opinions comment comments
   remark remarks thanks sympathy condemnation question questions praise apology apologies regret frustration
   disappointment appreciation gratitude admiration contempt sadness surprise alarm dismay confidence optimism pessimism
   willingness desire reservations objection objections offense offence issue opposition commitment faith
   approval disapproval sorrow relief joy enthusiasm unease anxiety doubt dissatisfaction solidarity`,
);

/** Phrases that name a source directly. */
export const sourcePhrases: readonly string[] = [
  "according to",
  "in the words of",
  "in the view of",
  "in the opinion of",
];
