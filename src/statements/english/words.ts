/** Closed classes of English that the rules ask for, and cues that are not verbs. */
const set = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter((word) => word !== ""));

export const be = set("be is are was were been being am 's 're 'm ’s ’re ’m");
export const have = set("have has had having 've 'd ’ve ’d");

export const subjectPronouns = set(
  "i he she they we it you who which that those this these some many few several others another one both most all everyone everybody someone nobody",
);
export const relatives = set("who which that whom whose");

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
   passionate clear explicit mindful fearful puzzled`,
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

/** Phrases that name a source directly. */
export const sourcePhrases: readonly string[] = [
  "according to",
  "in the words of",
  "in the view of",
  "in the opinion of",
];

/** Words that keep a distance from what is said. */
export const hedges = set(
  `purported purportedly alleged allegedly reportedly apparently supposedly supposed ostensibly seemingly
   unconfirmed unverified so-called rumoured rumored claimed`,
);
export const hedgePhrases: readonly string[] = [
  "if true",
  "if confirmed",
  "is said to",
  "are said to",
  "it is believed",
];

/** Collectives and offices speak; a noun like these as a subject makes a weak cue likelier a statement. */
export const documents = set(
  `report study poll survey statement letter memo email article book document documents complaint lawsuit
   ruling transcript page website newspaper paper magazine headline editorial filing analysis polls surveys
   studies reports data figures numbers results evidence video tape audio recording clip post tweet ad`,
);
