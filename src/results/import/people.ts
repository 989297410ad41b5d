/** Is a header the name of a person rather than of a party: two words or more, letters alone, none that parties use? */
export const isPersonName = (header: string): boolean =>
  /^\p{L}[\p{L}.'’]*(?:[ -]\p{L}[\p{L}.'’]*)+$/u.test(header) &&
  /\s/.test(header) &&
  !/part(?:y|ido|i)\b|партия|جماعت|\b(?:union|front|movement|votes?|ind)\b/iu.test(header);
