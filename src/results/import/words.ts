import type { Role } from "./vocabulary.ts";

/**
 * What the headers of result sheets say, a line a language, the more telling first: the first that fits decides. Headers come
 * without marks, in lower case, with spaces for `_` and `.` (see plainHeader).
 */
export const headerWords: [Role, string[]][] = [
  [
    "other",
    [
      "url|http|file ?name|pdf|image|\\bdate\\b|created|modified|percent|\\bpct\\b|%|share|turnout|\\blat\\b|\\blon\\b|note|source|margin|flipped|received|\\bpop\\b|population|\\btype$|abstention|tendered|write ?in|\\bfips\\b|\\bgender\\b|\\bsexe?\\b",
      "^of which|vorperiode|vorp(anzahl|prozent)|prozent|^(transfers?|count|stage) (?!1$)\\d+$",
      "latitud|longitud|poblacion|observacion|\\bsigla uf\\b|\\bdt \\w+",
      "nuance liste",
      "تاريخ|نسبة|درصد",
      "率|比例|율$|비율|기권|ร้อยละ|ποσοστο|αποχη|uczast|frekwen",
    ],
  ],
  [
    "year",
    [
      "^(year|election ?year|year election|bulletin|round)$",
      "^(ano|vuelta|ano eleicao|nr turno|turno|tour|annee)$",
    ],
  ],
  ["other", ["открепительн|погашенн|утрачен|не учтенн|ящик|полученных|用餘|剩餘|교부|잔여"]],
  [
    "countType",
    [
      "^mode$|vote ?type|^method$|voting method|count ?type|vote channel|^channel$",
      "stimmart|wahlart",
    ],
  ],
  [
    "rejected",
    [
      "invalid|rejected|spoil|\\bnull votes|^blank( votes| ballots)?$|^doubtful|^nota$|^none of the above$",
      "\\bnulos?\\b|\\bblancos?\\b|brancos|invalidos?\\b|no registrad",
      "\\bnuls?\\b|\\bblancs?\\b|ungultig|ongeldig",
      "bianche|non valid|nulle\\b|niewazn",
      "недействительн|недійсн",
      "gecersiz|tidak sah|rosak|zilizokataliwa|zilizoharibika",
      "مسترد|غلط ووٹ|باطل|ملغاة|بيضاء",
      "বাতিল|অবৈধ|अवैध|अस्वीकृत|रद्द",
      "無効|無效|无效|废票|廢票|白票|무효|บัตรเสีย|ไม่เลือก|ไม่ประสงค์|बदर",
      "neplatn|ervenytelen|\\bnule\\b|\\bleere\\b|ακυρα|λευκα|ogiltig|ugyldig|անվավեր|^voto?s (vb|vn|vi)$|no marcad|ditolak",
    ],
  ],
  ["issued", ["kart wazn|accredited|oy kullanan"]],
  [
    "valid",
    [
      "valid|valides\\b",
      "(?<!end)gultige?\\b|exprimes|geldig",
      "^validi$|wazn(ych|e)\\b",
      "действительн|дійсн",
      "gecerli|suara sah|zilizokubaliwa|halali",
      "درست|صحیح|صحيح",
      "বৈধ|वैध",
      "有効|有效|유효|บัตรดี|सदर|^(得票)?総?合?計$|得票総数|得票總數|^계$",
      "platn(e|ych)|ervenyes|valabil|εγκυρα|giltig|gyldig|undi sah|معتبر",
    ],
  ],
  [
    "registered",
    [
      "reg(istered|istered voters)?\\b.*voter|registered|voters? on|^voters$|elector(s|ate)\\b|\\broll\\b|^re$|eligible",
      "inscritos|padron|censo|lista nominal|habilitados|electores",
      "eleitorado|\\baptos\\b|eleitores",
      "inscrits|wahlberechtigte|kiesgerechtigd|^elettori|uprawnionych",
      "число избирателей.*спис|рассмотренных|виборців.*спис",
      "kayitli|secmen sayisi|\\bdpt\\b|pemilih terdaftar|walioandikishwa|waliojiandikisha",
      "رجسٹرڈ|رائے دہندگان|اندراج|واجد(ین|ان)? شرا|المسجلين|الناخبين",
      "ভোটার সংখ্যা|মোট ভোটার|मतदाताओं|निर्वाचक",
      "有権者|選挙人|選舉人|登记选民|登記選民|선거인|ผู้มีสิทธิ|कुल मतदाता",
      "stimmberechtigt|rostberattigade|stemmeberettig|opgeroepen|ընտրողների|volic|valasztopolg|alegatori\\w* (inscrisi|din lista)|inscrisi|εγγεγραμμεν|jumlah pemilih|elec habil|(total )?number of voters",
    ],
  ],
  [
    "issued",
    [
      "issued|polled|ballots? cast|votes cast|^total votes?$|official total votes|^total$",
      "votantes|votos emitidos|total (de )?votos|sufragios|comparecimento",
      "^wahler(innen)?$|wahlende|votants|^votanti|oddanych",
      "бюллетеней.*выданных|бюлетенів.*видан",
      "oy kullanan|kullanilan oy|pengguna hak pilih|kura zilizopigwa|waliopiga",
      "جاری|ڈالے گئے|کل ووٹ|کل آرا|المقترعين|المصوتين",
      "প্রদত্ত ভোট|मतदान",
      "投票者|投票数|投票數|投票总|发出选票|發出票|투표수|ผู้มาใช้|खसेको",
      "sufragantes|մասնակից|abgegebene|eingelegte|vydane|odevzdane|megjelent|prezentat|ψηφισαν|dikeluarkan|отримали|الحاضرين|\\bcvas\\b",
    ],
  ],
  [
    "stationsExpected",
    [
      "no of polling stations|number of (polling )?stations|stations expected|total stations|(total|numero) (de )?mesas",
    ],
  ],
  ["votes", ["^voti lista$"]],
  [
    "party",
    [
      "\\bparty\\b|^affiliation$",
      "partei|partido|parti\\b|partito|\\bnuance\\b|\\bliste?\\b|lista\\b(?! nominal)|partai",
      "партия$|партія$",
      "جماعت|حزب|দল|दल|पार्टी",
      "党派|政党|政黨|정당명|พรรค|κομμα|\\bagrupacion nombre\\b|\\bparnombre\\b|^candidaturas?$|affiliation",
    ],
  ],
  [
    "candidate",
    [
      "candidat|winner|nominee|\\bchoice\\b|contestant",
      "kandidat|kandydat|votavel|\\bcalon\\b|\\baday\\b|mgombea",
      "кандидат",
      "امیدوار|نامزد|المرشح|مرشح|প্রার্থী|प्रत्याशी|उम्मीदवार|अभ्यर्थी",
      "候補|候选人|候選人|후보자|ผู้สมัคร|υποψηφι|\\bcannombre\\b|^cognome$",
    ],
  ],
  [
    "votes",
    [
      "^(obtained |total )?votes?$|(?<!\\bb )votes?( form45data)?$|^votes? (total|received|obtained|polled)$",
      "^stimmen$|^votos$|^voix$|^voti( lista)?$|^qt votos|^votos (obtenidos|totales)$|^stemmen$|^suara$|^oy( sayisi)?$|^kura$",
      "голосов|голосів",
      "得票|득표|คะแนน|^ψηφοι$|votos cantidad|^votos\\b|poll votes count|^count 1$|^first (count|pref)|^szavazat(ok)?$|^hlasy$|^voturi$",
      "^ووٹ$|حاصل کردہ|^آرا$|الأصوات|أصوات|প্রাপ্ত ভোট|प्राप्त मत",
    ],
  ],
  ["region", ["constituency name"]],
  [
    "contest",
    [
      "constituency|\\b(na|pa|pc|ac) name\\b|\\bseat\\b|\\bcontest\\b|\\brace\\b|^office( name)?$",
      "circunscripcion|circonscription|wahlkreis|kieskring|collegio|\\bds cargo\\b|^cargo$|^dapil|okreg",
      "одномандатн",
      "選挙区|選舉區|选区|선거구|เขตเลือกตั้ง|\\bparlimen\\b|\\bcornombre\\b|^cargo nombre$|\\bодмо\\b|\\bово\\b",
      "حلقہ|حوزه|دائرة|আসন|निर्वाचन क्षेत्र|विधानसभा",
    ],
  ],
  [
    "station",
    [
      "polling station|polling unit|\\bstation\\b|precinct|^no$|^ps no|\\bpu code\\b|\\bbooth\\b",
      "casilla|\\bmesa\\b|\\bacta\\b|\\bcentro\\b|secao|\\bnr zona\\b",
      "wahlbezirk|wahllokal|bureau|\\bb vote\\b|stembureau|sezione|obwod|komisj",
      "\\buik\\b|\\bуик\\b|участк|дільниц",
      "\\bдвк\\b|投票所|投开票|投票站|투표구|หน่วยเลือกตั้ง|\\btmima\\b|τμημα|\\bbv\\b|\\bjunta\\b|\\bjrv\\b|okrs|szavazokor|sectie|\\bsaluran\\b|\\bpuesnombre\\b",
      "sandik|\\btps\\b|kituo",
      "بولنگ|پولنگ|شعبه|مركز|المحطة|اللجنة الفرعية|شماره محل|কেন্দ্র|मतदान केंद्र|मतदान स्थल|बूथ",
    ],
  ],
  [
    "region",
    [
      "provinc|region|\\bstate\\b|district|county|division|\\bward\\b|village|tehsil|constit|country|parish|\\bzone\\b|\\blga\\b|township",
      "seccion|departa?e?ment|distrito|municip|localid|recinto|^edo$|^mun$|^par$|estado|entidad|pais|zona|comunidad|\\bsg uf\\b|\\buf\\b|comuna",
      "gemeinde|gemeente|kreis\\b|bundesland|\\bcommune\\b|comune|\\bgmina\\b|powiat|wojewodztwo",
      "\\btik\\b|\\bтик\\b|област|регион|район|округ",
      "^il$|^ilce$|mahalle|provinsi|kabupaten|kecamatan|kelurahan|negeri|mkoa|wilaya\\b|\\bkata\\b",
      "ضلع|صوبہ|استان|شهرستان|بخش|محافظة|ولاية|بلدية|জেলা|উপজেলা|जिला|राज्य",
      "محافظ|ولايت|ولسوالی|اللجنة العامة|市区町村|都道府県|区县|縣|鄉|村里|^市$|시군구|읍면동|시도|จังหวัด|อำเภอ|νομος|δημος",
      "\\bobec\\b|\\bkraj\\b|okres|megye|telepules|judet|\\buat\\b|concelho|freguesia|\\bdun\\b|субъект|громад|\\b(dep|mun)nombre\\b|gebietsname",
    ],
  ],
];
