/** A page without the figures that begin with one of these tags: what is withheld may not come back in a figure of it. */
export const withoutFigures = (page: string, openings: readonly string[]): string =>
  openings.reduce((shown, open) => {
    const [first, ...rest] = shown.split(open);
    return first + rest.map((part) => part.slice(part.indexOf("</figure>") + 9)).join("");
  }, page);
