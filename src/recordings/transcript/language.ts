/** What Whisper may name (the codes of its tokenizer), less those whose name is written otherwise. */
const codes =
  "en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk te fa lv bn " +
  "sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk mt sa lb bo mg " +
  "as tt ln ha ba su";

const names = new Intl.DisplayNames(["en"], { type: "language" });
const byName = new Map(codes.split(" ").map((code) => [names.of(code)?.toLowerCase(), code]));

/** A BCP 47 tag for a language as recognisers give it: a tag, or its name in English; null where it is neither. */
export const languageTag = (said: string | null | undefined): string | null => {
  if (!said) return null;
  const known = byName.get(said.toLowerCase());
  return known ?? (/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(said) ? said : null);
};
