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
      "latitud|longitud|poblacion|observacion|\\bsigla uf\\b|\\bdt \\w+",
      "nuance liste",
      "تاريخ|نسبة|درصد",
      "投票率|得票率|棄権|투표율|득표율|기권|reszvetel",
    ],
  ],
  [
    "year",
    [
      "^(year|election ?year|year election|bulletin|round)$",
      "^(ano|vuelta|ano eleicao|nr turno|turno|tour|annee)$",
    ],
  ],
  ["other", ["открепительн|погашенн|утрачен|не учтенн|ящик|полученных"]],
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
      "مسترد|غلط ووٹ|باطله|باطلة|ملغاة|بيضاء",
      "বাতিল|অবৈধ|अवैध|अस्वीकृत|रद्द",
      "ervenytelen|neplatn|\\bnule\\b|nevazec|neveljavn|mitaton|mitattom|hylat|ogiltig|ugyldig|blanke\\b",
      "άκυρ|λευκ|невалидн|недействителн|неважећ|פסול",
      "無效|无效|無効|무효|บัตรเสีย|khong hop le|ბათილ|անվավեր",
    ],
  ],
  ["issued", ["kart wazn|accredited|oy kullanan"]],
  [
    "valid",
    [
      "valid|valides\\b",
      "gultige?\\b|exprimes|geldig",
      "^validi$|wazn(ych|e)\\b",
      "действительн|дійсн",
      "gecerli|suara sah|zilizokubaliwa|halali",
      "درست|صحیح|صحيح",
      "বৈধ|वैध",
      "ervenyes|platn(e|ych)\\b|valabil exprimat|voturi valabil|vazec(i|ih)\\b|veljavn|hyvaksyt|giltig|gyldig",
      "έγκυρ|действителни|валидни|важећ|כשרים",
      "有效|有効|유효|บัตรดี|hop le|ნამდვილ|վավեր",
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
      "nevjegyzek|valasztopolgarok|zapsan\\w* volic|volici v seznamu|alegatori inscrisi|inscrisi|upisan|aanioikeut|rostberattig|stemmeberettig",
      "εγγεγραμμέν|^избиратели по |брой на избирателите|уписан|בעלי זכות",
      "選舉人|有権者|선거인|ผู้มีสิทธิ|tong so cu tri",
    ],
  ],
  [
    "issued",
    [
      "issued|polled|ballots? cast|votes cast|^(total )?ballots$|^total votes?$|official total votes|^total$",
      "votantes|votos emitidos|total (de )?votos|sufragios|comparecimento",
      "^wahler(innen)?$|wahlende|votants|^votanti|oddanych",
      "бюллетеней.*выданных|бюлетенів.*видан",
      "oy kullanan|kullanilan oy|pengguna hak pilih|kura zilizopigwa|waliopiga",
      "جاری|ڈالے گئے|کل ووٹ|کل آرا|المقترعين|المصوتين",
      "প্রদত্ত ভোট|मतदान",
      "megjelent|szavazok szama|vydan\\w* obalk|odevzdan\\w* obalk|prezenti|glasoval|izaslo|aanestane|rostande|afgivne|avgitte",
      "ψήφισαν|ψηφίσαντ|гласувал|изашл|מצביעים",
      "投票數|投票数|投票者|투표수|투표자|ผู้มาใช้สิทธิ|cu tri .*tham gia|cu tri .*bo phieu",
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
      "\\bpart\\b|\\bstrana\\b|puolue|κόμμα|партија|מפלגה|政黨|政党|정당|พรรค",
    ],
  ],
  [
    "candidate",
    [
      "candidat|winner|nominee|\\bchoice\\b|contestant",
      "kandidat|kandydat|votavel|\\bcalon\\b|\\baday\\b|mgombea",
      "кандидат",
      "امیدوار|نامزد|المرشح|مرشح|প্রার্থী|प्रत्याशी|उम्मीदवार|अभ्यर्थी",
      "\\bjelolt|ehdokas|υποψήφι|候選人|候補者|후보|ผู้สมัคร|კანდიდატ|թեկնածու",
    ],
  ],
  [
    "votes",
    [
      "^(obtained |total )?votes?$|(?<!\\bb )votes?( form45data)?$|^votes? (total|received|obtained|polled)$",
      "^stimmen$|^votos$|^voix$|^voti( lista)?$|^qt votos|^votos (obtenidos|totales)$|^stemmen$|^suara$|^oy( sayisi)?$|^kura$",
      "голосов|голосів",
      "^ووٹ$|حاصل کردہ|^آرا$|الأصوات|أصوات|প্রাপ্ত ভোট|प्राप्त मत",
      "^szavazat(ok)?( szama)?$|^hlasy$|^(pocet )?hlasu$|^voturi$|^glasov[ai]$|^aan(et|ia)$|^roster$|^stemmer$|^ψήφοι$|^гласов[еа]$|^קולות$|^得票[數数]?$|^득표수?$|^คะแนน",
    ],
  ],
  ["region", ["constituency name"]],
  [
    "contest",
    [
      "constituency|\\briding\\b|\\b(na|pa|pc|ac) name\\b|\\bseat\\b|\\bcontest\\b|\\brace\\b|^office( name)?$",
      "circunscripcion|circonscription|wahlkreis|kieskring|collegio|\\bds cargo\\b|^cargo$|^dapil|okreg",
      "одномандатн",
      "حلقہ|حوزه|دائرة|আসন|निर्वाचन क्षेत्र|विधानसभा",
      "valasztokerulet|\\bvalkrets|선거구|選挙区|選舉區|เขตเลือกตั้ง",
    ],
  ],
  [
    "station",
    [
      "polling station|polling unit|\\bstation\\b|precinct|^poll( (no|number|div(ision)?|name))?$|^no$|^ps no|\\bpu code\\b|\\bbooth\\b",
      "casilla|\\bmesa\\b|\\bacta\\b|\\bcentro\\b|secao|\\bnr zona\\b",
      "wahlbezirk|wahllokal|bureau|\\bb vote\\b|stembureau|sezione|obwod|komisj",
      "\\buik\\b|\\bуик\\b|участк|дільниц",
      "sandik|\\btps\\b|kituo",
      "بولنگ|پولنگ|شعبه|مركز الاقتراع|কেন্দ্র|मतदान केंद्र|बूथ",
      "szavazokor|\\bokrs(e?k)|\\bsectie|biracko mj?esto|volisce|aanestysalue|valdistrikt|valgkrets|afstemningsomrade|valgsted",
      "εκλογικό τμήμα|секция|бирачко место|קלפי|投開?票所|투표구|투표소|khu vuc bo phieu|หน่วยเลือกตั้ง|უბანი|տեղամաս",
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
      "\\bmegye|telepules|\\bkraj\\b|\\bokres\\b|\\bobec\\b|\\bjudet|localitate|zupanij|\\bopcina|\\bopstina|\\bkunta\\b|vaalipiiri|\\bkommune?\\b|\\blan\\b|\\bfylke",
      "νομός|δήμος|περιφέρεια|община|општина|ישוב",
      "縣市|鄉鎮|村里|行政區|都道府県|市区町村|시도|구시군|읍면동|จังหวัด|რაიონ|մարզ",
    ],
  ],
];
