/** What a column may be. `code`, `place` and `other` are known to be no role at all. */
export type Role =
  | "contest"
  | "station"
  | "region"
  | "registered"
  | "issued"
  | "valid"
  | "rejected"
  | "candidate"
  | "party"
  | "votes"
  | "stationsExpected"
  | "year"
  | "other";

/** Letters without accents, lower case, `_` as a space: “VOTOS_VÁLIDOS” and “votos validos” are one. */
export const plainHeader = (header: string): string =>
  header
    .normalize("NFKD")
    // й and ё are letters of their own, not и and е with a mark.
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .replace(/[\u064b-\u0652\u0670\u0640]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[_.:()"'\s]+/g, " ")
    .trim();

/**
 * Words of headers in English, Spanish, French, Portuguese, German, Russian and Urdu, the more telling first: the first that
 * fits decides. Marks are stripped before (see plainHeader), in Urdu too.
 */
const words: [Role, RegExp][] = [
  [
    "other",
    /url|http|file ?name|pdf|image|\bdate\b|created|modified|percent|\bpct\b|%|share|turnout|\blat\b|\blon\b|latitud|longitud|note|source|margin|flipped|received|\bpop\b|population|abstention|tendered/,
  ],
  ["year", /^(year|ano|election ?year|year election|bulletin|round|vuelta)$/],
  ["other", /открепительн|погашенн|утрачен|не учтенн|ящик|полученных/],
  [
    "rejected",
    /invalid|rejected|spoil|ungultig|\bnulos?\b|\bblancos?\b|\bnull votes|недействительн|مسترد|غلط ووٹ|brancos|\bnuls?\b|\bblancs?\b/,
  ],
  ["valid", /valid|gultige?\b|exprimes|действительн|درست|صحیح/],
  [
    "registered",
    /reg(istered|istered voters)?\b.*voter|registered|voters? on|^voters$|elector(s|ate)\b|\broll\b|inscritos|inscrits|padron|lista nominal|wahlberechtigte|eleitorado|\baptos\b|habilitados|electores|eleitores|^re$|число избирателей.*спис|рассмотренных|رجسٹرڈ|رائے دہندگان|اندراج/,
  ],
  [
    "issued",
    /issued|polled|ballots? cast|votes cast|^total votes?$|official total votes|votantes|votos emitidos|total (de )?votos|comparecimento|^wahler(innen)?$|wahlende|sufragios|votants|бюллетеней.*выданных|جاری|ڈالے گئے|کل ووٹ/,
  ],
  [
    "stationsExpected",
    /no of polling stations|number of (polling )?stations|stations expected|total stations|total mesas/,
  ],
  ["party", /\bparty\b|partei|partido|parti\b|партия$|جماعت/],
  ["candidate", /candidat|winner|nominee|kandidat|кандидат|امیدوار/],
  [
    "votes",
    /^(obtained |total )?votes?$|^stimmen$|votes?( form45data)?$|^votos$|^voix$|голосов|^ووٹ$|حاصل کردہ/,
  ],
  ["region", /constituency name/],
  [
    "contest",
    /constituency|\bna name\b|\bseat\b|\bcontest\b|\brace\b|^office$|circunscripcion|circonscription|wahlkreis|одномандатн|حلقہ/,
  ],
  [
    "station",
    /polling station|\bstation\b|precinct|wahlbezirk|wahllokal|casilla|secao|^no$|^ps no|\bmesa\b|\bacta\b|\bcentro\b|\buik\b|\bуик\b|участк|بولنگ|پولنگ|bureau/,
  ],
  [
    "region",
    /provinc|region|\bstate\b|district|county|municip|gemeinde|kreis\b|parish|departa?e?ment|distrito|localid|recinto|\btik\b|\bтик\b|област|регион|район|ضلع|صوبہ|^edo$|^mun$|^par$|estado|country|pais|zona|\bzone\b|division|ward|village|tehsil|constit/,
  ],
];

/** What the words of a header suggest; undefined where none is known. */
export const roleOfHeader = (header: string): Role | undefined => {
  const plain = plainHeader(header);
  return words.find(([, pattern]) => pattern.test(plain))?.[0];
};
