import { HEIGHT, layOut, WIDTH } from "../model/seat-layout.ts";
import { type Html, html } from "./html.ts";

export interface Bloc {
  name: string;
  seats: number;
  /** #rrggbb; absent for seats nobody holds yet. */
  colour?: string;
}

const swatch = ({ colour }: Bloc): Html =>
  html`<svg viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="4.4" ${
    colour ? html`fill="${colour}"` : html`class="svg-empty"`
  }/></svg>`;

/**
 * A chamber as a half circle, one dot a seat, parties from left to right in the order given, with a legend that
 * says the same in words.
 */
export const hemicycle = (title: string, blocs: readonly Bloc[]): Html => {
  const total = blocs.reduce((sum, { seats }) => sum + seats, 0);
  const { seats, radius } = layOut(total);
  const owners = blocs.flatMap((bloc) => Array.from({ length: bloc.seats }, () => bloc));
  const dots = seats.map(({ x, y }, index) => {
    const { colour } = owners[index];
    return html`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" ${
      colour ? html`fill="${colour}"` : html`class="svg-empty"`
    }/>`;
  });
  return html`<figure><svg viewBox="0 0 ${WIDTH} ${HEIGHT.toFixed(0)}" role="img" aria-label="${title}">${dots}</svg>
<figcaption><strong>${title}</strong>
<ul class="legend">${blocs.map((bloc) => html`<li>${swatch(bloc)}<span dir="auto">${bloc.name}</span> ${bloc.seats}</li>`)}</ul></figcaption></figure>`;
};
