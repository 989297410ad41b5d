import type { Force } from "../../model/statement.ts";

/**
 * Verbs by which English says who said or holds what, written by hand from general knowledge of the language.
 * Frames, a letter each:
 *   c  a clause follows: "said (that) …"          q  carries direct quotes and may follow its content
 *   a  an addressee comes first: "told X that …"  o  an object is the content: "rejected the claim"
 *   t  an infinitive is the content: "vowed to …" g  a gerund is: "admitted taking …"
 * `_` joins a verb to the particle or preposition that belongs to it.
 */
export const verbClasses: readonly { force: Force; frames: string; verbs: string }[] = [
  {
    force: "say",
    frames: "cq",
    verbs: `say state add note remark observe explain write tweet post comment reply respond answer
      recall report elaborate chime_in text blog interject opine muse reason
      recount relate continue go_on conclude sum_up point_out spell_out make_clear
      reiterate repeat emphasize emphasise stress underscore underline declare announce proclaim
      specify clarify testify mention disclose reveal narrate reminisce joke quip gush rave
      exclaim shout yell scream whisper murmur mutter cry laugh sigh chant chuckle sing rap
      thunder crow editorialize intone put_it deadpan`,
  },
  { force: "say", frames: "caqo", verbs: "tell remind inform assure notify advise brief teach" },
  {
    force: "say",
    frames: "o",
    verbs: `reminisce_about reminisce_on recall note mention chronicle promote declare announce explain reiterate repeat emphasize emphasise stress underscore recite reveal disclose divulge describe characterize characterise label dub portray depict term brand call summarize outline detail
 discuss address reference refer_to speak_of talk_about speak_about speak_out voice express quote
 cite paraphrase echo highlight lay_out set_out elaborate_on comment_on
 touch_on respond_to reply_to react_to answer publish unveil 
 weigh_in weigh_in_on liken compare_to bring_up reflect_on 
 expound tout credit link pin dismiss_as`,
  },
  {
    force: "claim",
    frames: "cq",
    verbs: `claim argue assert insist contend maintain suggest imply hint posit theorize theorise hypothesize
 speculate boast brag counter rebut retort object protest fire_back shoot_back hit_back respond_by profess
 reckon`,
  },
  { force: "claim", frames: "ct", verbs: "claim profess purport pretend" },
  {
    force: "allege",
    frames: "co",
    verbs: `allege charge accuse insinuate complain_of`,
  },
  {
    force: "allege",
    frames: "o",
    verbs: `blame fault denounce condemn criticize criticise slam blast attack assail lambaste deride mock
 ridicule rip bash knock ding hammer chide scold rebuke admonish castigate excoriate decry deplore
 disparage belittle denigrate malign smear insult savage skewer pan trash trash-talk vilify impugn
 chastise berate lash_out_at lash_out tear_into go_after rail_against speak_out_against inveigh_against
 take_aim_at indict censure reproach accuse_of object_to take_issue_with poke_fun_at
 complain_about gripe_about warn_about warn_of warn_against caution_against demean pillory pounce_on
 seize_on scoff_at sneer_at jeer heckle boo taunt`,
  },
  {
    force: "allege",
    frames: "cq",
    verbs: "complain lament grouse gripe moan fume rant bemoan rail vent",
  },
  { force: "allege", frames: "o", verbs: "lament bemoan bewail protest" },
  {
    force: "say",
    frames: "o",
    verbs: "proclaim clarify recount relate specify point_out assert state",
  },
  {
    force: "confirm",
    frames: "cqo",
    verbs: "confirm affirm verify corroborate attest reaffirm certify vouch_for authenticate",
  },
  {
    force: "deny",
    frames: "cqo",
    verbs: "deny refute disavow repudiate gainsay contradict disclaim",
  },
  {
    force: "deny",
    frames: "o",
    verbs: "dispute contest challenge rebut disagree_with counter ",
  },
  { force: "deny", frames: "cq", verbs: "disagree" },
  {
    force: "dismiss",
    frames: "o",
    verbs: `dismiss reject brush_off brush_aside wave_off shrug_off laugh_off downplay play_down pooh-pooh
 discount minimize spurn rebuff scoff `,
  },
  {
    force: "concede",
    frames: "cqo",
    verbs: "concede admit acknowledge confess grant own_up ",
  },
  {
    force: "ask",
    frames: "caqo",
    verbs: "ask",
  },
  { force: "ask", frames: "cqo", verbs: "wonder inquire enquire query ask_about debate" },
  {
    force: "demand",
    frames: "oct",
    verbs: `urge demand request implore beseech exhort beg press order instruct direct command petition
 recommend advocate encourage call_on call_upon call_for press_for plead_for
 appeal_to appeal_for lobby lobby_for pressure dare advise counsel bid ask_for insist_on agitate_for
 prohibit forbid `,
  },
  {
    force: "predict",
    frames: "cqo",
    verbs: "predict forecast project foresee anticipate estimate foretell prophesy envision",
  },
  {
    force: "predict",
    frames: "ctqo",
    verbs: "promise vow pledge swear threaten guarantee",
  },
  { force: "predict", frames: "to", verbs: "plan intend aim offer commit_to resolve agree_to" },
  {
    force: "say",
    frames: "co",
    verbs: `show indicate demonstrate conclude rule decide 
 estimate calculate illustrate expose uncover signal`,
  },
  { force: "say", frames: "co", verbs: "warn caution alert" },
  { force: "say", frames: "q", verbs: "warn caution read" },
  {
    force: "believe",
    frames: "co",
    verbs: `think believe know understand realize realise recognize recognise feel suspect assume presume fear
 doubt hope worry expect imagine figure suppose guess gather judge deem 
 dream wish trust appreciate notice sense regret`,
  },
  {
    force: "believe",
    frames: "o",
    verbs: ` view regard like dislike love hate loathe despise admire respect resent
 oppose support favor favour back endorse champion embrace welcome hail praise applaud laud commend
 celebrate cheer defend prefer disapprove_of approve_of approve disagree_on agree_on
 believe_in care_about worry_about think_about think_of know_about complain_about look_forward_to 
 distrust mistrust misunderstand appreciate enjoy fear condone 
 assess side_with stand_by
 rally_behind stand_with vote_for vote_against speak_against testify_against argue_for argue_against
 point_to allude_to hint_at tout `,
  },
  { force: "believe", frames: "c", verbs: "agree worry" },
  {
    force: "say",
    frames: "o",
    verbs: `articulate identify compliment congratulate thank salute apologize_for apologise_for retweet speculate_about
 joke_about brag_about boast_about double_down_on marvel_at rejoice_in advocate_for document`,
  },
  { force: "believe", frames: "o", verbs: "see paint cast frame treat" },
  {
    force: "believe",
    frames: "to",
    verbs: "want hope wish expect yearn",
  },
  { force: "deny", frames: "t", verbs: "refuse decline" },
  { force: "dismiss", frames: "o", verbs: "refuse decline oppose" },
  { force: "concede", frames: "ct", verbs: "agree" },
  { force: "say", frames: "o", verbs: "suggest" },
  {
    force: "demand",
    frames: "a",
    verbs:
      "urge encourage ask advise counsel order instruct beg implore exhort press lobby dare direct",
  },
  { force: "say", frames: "a", verbs: "warn caution persuade convince" },
  { force: "believe", frames: "t", verbs: "decide choose vote" },
  { force: "say", frames: "c", verbs: "find determine discover establish document prove learn" },
  { force: "demand", frames: "oc", verbs: "propose question push_for" },
  { force: "believe", frames: "t", verbs: "seem appear" },
  { force: "say", frames: "g", verbs: "admit deny suggest recommend consider" },
];

/** Past tense and participle of the irregular verbs among them. */
export const irregular: Readonly<Record<string, readonly string[]>> = {
  say: ["said"],
  tell: ["told"],
  write: ["wrote", "written"],
  think: ["thought"],
  know: ["knew", "known"],
  feel: ["felt"],
  find: ["found"],
  show: ["showed", "shown"],
  see: ["saw", "seen"],
  cast: ["cast"],
  speak: ["spoke", "spoken"],
  swear: ["swore", "sworn"],
  sing: ["sang", "sung"],
  read: ["read"],
  go: ["went", "gone"],
  put: ["put"],
  make: ["made"],
  lay: ["laid"],
  set: ["set"],
  bring: ["brought"],
  tear: ["tore", "torn"],
  take: ["took", "taken"],
  hold: ["held"],
  stand: ["stood"],
  understand: ["understood"],
  misunderstand: ["misunderstood"],
  foresee: ["foresaw", "foreseen"],
  foretell: ["foretold"],
  teach: ["taught"],
  seek: ["sought"],
  bid: ["bid"],
  forbid: ["forbade", "forbidden"],
  beseech: ["besought"],
  forget: ["forgot", "forgotten"],
  override: ["overrode", "overridden"],
  hit: ["hit"],
  spell: ["spelled", "spelt"],
  fight: ["fought"],
  shoot: ["shot"],
  learn: ["learned", "learnt"],
  forecast: ["forecast", "forecasted"],
  rebut: ["rebutted"],
  plead: ["pleaded", "pled"],
  broadcast: ["broadcast"],
  give: ["gave", "given"],
  keep: ["kept"],
  begin: ["began", "begun"],
  hear: ["heard"],
};

/** Verbs whose last consonant doubles though the stress rule cannot be read off the spelling. */
export const doubling: ReadonlySet<string> = new Set(
  "admit commit permit submit refer rebut ban bar pan rip slam knock rap chat quip brag tut pin jot dub plan hit put bid set shrug blog".split(
    " ",
  ),
);

/** Join a following cue verb into one cue: "went on to say", "continued to call for", "declined to". */
export const aspectual: ReadonlySet<string> = new Set(
  `continue continues continued continuing go goes went going begin begins began begun start starts started
   try tries tried trying attempt attempts attempted keep keeps kept keeping proceed proceeds proceeded
   stop stops stopped have has had having used need needs needed hasten hastens hastened`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
