import type { LedgerEntry } from "../api/types.ts";

type Act = LedgerEntry["act"];

const acts: Record<Act, (entry: LedgerEntry) => string> = {
  open: () => "نے یہ کھاتا کھولا",
  admit: ({ name }) => `نے ${name ?? "کسی"} کی کلید کو شامل کیا`,
  retire: ({ name }) => `نے ${name ?? "کسی"} کی کلید کو ختم کیا`,
  add: ({ path }) => `نے \u2068${path}\u2069 شامل کی`,
  write: ({ path }) => `نے \u2068${path}\u2069 لکھی`,
  move: ({ path, from }) => `نے \u2068${from}\u2069 کو \u2068${path}\u2069 پر رکھا`,
  remove: ({ path }) => `نے \u2068${path}\u2069 ہٹائی`,
  checkpoint: ({ path }) => `نے نشانِ تصدیق \u2068${path}\u2069 پر دستخط کیے`,
  timestamp: ({ path, name }) =>
    `نے \u2068${path}\u2069 پر ${name ?? "کسی ادارے"} سے وقت ثبت کروایا`,
  recover: () => "نے وہ الگ رکھا جو کام ٹوٹنے سے رہ گیا تھا",
  note: ({ path }) => (path ? `نے \u2068${path}\u2069 پر نوٹ لکھا` : "نے نوٹ لکھا"),
};

const isolated = (text: string): string => `\u2068${text}\u2069`;

/** One entry of the ledger in Urdu: number, time, who, what, why. What people wrote stays as they wrote it. */
export const entryInUrdu = (entry: LedgerEntry): string => {
  const { sequence, time, actor, act, sha256, reason, withheld } = entry;
  const moment = isolated(`${time.slice(0, 19).replace("T", " ")} UTC`);
  const file = sha256 ? ` (${isolated(`SHA-256 ${sha256.slice(0, 12)}…`)})` : "";
  const left = withheld
    ? ` [${isolated(withheld.by)} نے کچھ حصہ روک رکھا ہے: ${isolated(withheld.reason)}]`
    : "";
  const why = reason ? `: ${isolated(reason)}` : "";
  return `${sequence}. ${moment}: ${isolated(actor)} ${acts[act](entry)}${file}${why}${left}`;
};
