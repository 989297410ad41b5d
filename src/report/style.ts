/** The report's style sheet. Logical properties throughout, so that it reads right to left as well. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --ink: #1c1b19; --soft: #5c5952; --line: #dcd8ce; --card: #ffffff; --link: #1d4f91;
  --supported: #1f6b3b; --contradicted: #a3262a; --undecided: #7a5600; --disputed: #6d3a8c;
  --reported: #1d5c7a; --broken: #8a1c1c; --wash: #f1eee6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161513; --ink: #ece9e2; --soft: #b1aca1; --line: #3a3731; --card: #1f1e1b; --link: #9cc3f5;
    --supported: #7fd39b; --contradicted: #ff9b95; --undecided: #ebc267; --disputed: #d5a8ef;
    --reported: #8bcbe8; --broken: #ff8f8f; --wash: #26241f;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", Georgia, serif;
  overflow-wrap: anywhere;
}
html:lang(ur) body { font-family: "Noto Nastaliq Urdu", "Jameel Noori Nastaleeq", "Noto Naskh Arabic", serif; line-height: 2.1; }
main, header.page, footer.page { max-inline-size: 62rem; margin-inline: auto; padding-inline: 1.25rem; }
header.page { padding-block: 2.5rem 1rem; }
footer.page { padding-block: 2rem 3rem; color: var(--soft); font-size: .9rem; border-block-start: 1px solid var(--line); margin-block-start: 3rem; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2.2vw, 2.5rem); line-height: 1.2; margin: 0 0 .6rem; text-wrap: balance; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.4rem 0 .8rem; }
h3 { font-size: 1.08rem; line-height: 1.4; margin: 0; }
h4, h5 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: 1rem; }
.skip:not(:focus) { clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; white-space: nowrap; }
.skip:focus { background: var(--card); padding: .5rem 1rem; }
.question { font-size: 1.15rem; color: var(--soft); max-inline-size: 46rem; margin: 0; }
.sums { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12.5rem), 1fr)); gap: 1rem; margin-block: 1.8rem 0; padding: 0; list-style: none; }
.sums a { display: block; block-size: 100%; padding: 1rem 1.2rem; background: var(--card); border: 1px solid var(--line); border-block-start: 4px solid var(--tone); border-radius: 4px; text-decoration: none; color: inherit; }
.sums h2 { font-size: 1.08rem; line-height: 1.4; margin: 0; }
.sums a:hover h2 { text-decoration: underline; }
.sums strong { display: block; font-size: 2.6rem; line-height: 1.1; color: var(--tone); font-variant-numeric: tabular-nums; }
@media (max-width: 34rem) {
  .sums { gap: .6rem; margin-block-start: 1.2rem; }
  .sums a { display: grid; grid-template-columns: 3.4rem 1fr; column-gap: .8rem; padding: .7rem 1rem; align-items: center; }
  .sums strong { grid-row: span 2; font-size: 2.2rem; }
  header.page { padding-block-start: 1.5rem; }
}
.sums p { margin: .3rem 0 0; color: var(--soft); font-size: .92rem; }
.finding { background: var(--card); border: 1px solid var(--line); border-inline-start: 4px solid var(--tone); border-radius: 4px; padding: 1rem 1.2rem; margin-block: .8rem; }
.finding > p { margin: .4rem 0 0; }
.finding h3 a { color: inherit; text-decoration-color: var(--line); }
.finding h3 a:hover { text-decoration-color: currentcolor; }
.outcome { display: inline-block; font: 600 .8rem/1.5 system-ui, "Noto Sans Arabic", sans-serif; color: var(--tone); letter-spacing: .02em; }
.quotation { margin: .8rem 0 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
.quotation audio { inline-size: 100%; max-inline-size: 30rem; display: block; }
.quotation blockquote { margin: .2rem 0; }
.quotation mark { background: var(--wash); color: inherit; font-weight: 600; }
@media print { .quotation audio { display: none; } }
.edit-wave { fill: var(--reported); } .edit-curve { stroke: var(--disputed); } .edit-cue { stroke: var(--contradicted); }
@media screen and (prefers-color-scheme: dark) { .edit-bands { filter: invert(1); } }
.axis { display: flex; justify-content: space-between; direction: ltr; margin: 0; font: .8rem/1.5 system-ui, sans-serif; color: var(--soft); }
.meta { color: var(--soft); font-size: .92rem; }
.key { font-variant-numeric: tabular-nums; }
.verdict { border-inline-start: 6px solid var(--tone); background: var(--card); border-radius: 4px; padding: 1rem 1.2rem; margin-block: 1.2rem; }
.verdict p { margin: .2rem 0 0; }
.verdict .corrected { margin-block-start: .7rem; border-block-start: 1px solid var(--line); padding-block-start: .6rem; }
.strip { display: flex; flex-wrap: wrap; gap: 3px; margin-block: .8rem; padding: 0; list-style: none; }
.strip li { min-inline-size: 1.4rem; block-size: 1.4rem; padding-inline: .3rem; display: grid; place-items: center; font: 600 .72rem/1 system-ui, sans-serif; border-radius: 3px; border: 1.5px solid var(--tone); color: var(--tone); }
.strip li.true { background: var(--tone); color: var(--card); }
.true { --tone: var(--supported); } .false { --tone: var(--contradicted); } .null { --tone: var(--undecided); }
.supported { --tone: var(--supported); } .contradicted { --tone: var(--contradicted); } .undecided { --tone: var(--undecided); }
.disputed { --tone: var(--disputed); } .reported { --tone: var(--reported); } .broken { --tone: var(--broken); }
.scroll { overflow-x: auto; inline-size: fit-content; max-inline-size: 100%; border: 1px solid var(--line); border-radius: 4px; background: var(--card); }
table { border-collapse: collapse; min-inline-size: min(100%, 34rem); font: .88rem/1.45 system-ui, "Noto Sans Arabic", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
th, td { padding: .45rem .7rem; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); }
th { font-weight: 600; white-space: nowrap; background: var(--wash); }
.number { text-align: end; white-space: nowrap; }
.name { white-space: nowrap; }
td.holds { white-space: nowrap; font-weight: 600; color: var(--tone); }
td.long { min-inline-size: 16rem; }
tbody tr:last-child td { border-block-end: 0; }
pre { margin: 0; padding: .8rem 1rem; overflow-x: auto; font: .84rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; direction: ltr; text-align: left; }
code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .9em; }
details { margin-block: .7rem; }
summary { cursor: pointer; font: 600 .95rem/1.6 system-ui, "Noto Sans Arabic", sans-serif; padding-block: .3rem; min-block-size: 1.75rem; }
.chain { list-style: none; padding: 0; margin: .3rem 0; display: flex; flex-wrap: wrap; gap: .3rem .5rem; font-size: .92rem; }
.chain li + li::before { content: "›"; margin-inline-end: .5rem; color: var(--soft); }
[dir="rtl"] .chain li + li::before { content: "‹"; }
.statement { border-inline-start: 3px solid var(--line); padding-inline-start: 1rem; margin-block: 1rem; }
.statement p { margin: 0; }
figure { margin: 1.5rem 0; }
.scan-pages { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: 1.2rem; }
.scan { margin: 0; }
.scan img { display: block; max-inline-size: 100%; max-block-size: 36rem; border: 1px solid var(--line); background: #fff; }
.scan .hash { overflow-wrap: anywhere; }
figcaption { color: var(--soft); font-size: .92rem; }
svg { max-inline-size: 100%; block-size: auto; }
.bars { max-inline-size: 44rem; }
.bar { display: grid; grid-template-columns: 1fr auto; column-gap: 1rem; margin-block: .55rem; font: .9rem/1.4 system-ui, "Noto Sans Arabic", sans-serif; }
.bar-value { font-variant-numeric: tabular-nums; font-weight: 600; }
.bar-track { grid-column: 1 / -1; position: relative; display: flex; block-size: 1rem; background: var(--wash); border-radius: 2px; }
.bar-fill { background: var(--reported); border-radius: 2px; }
.bar-may { background: repeating-linear-gradient(135deg, var(--reported) 0 1.5px, transparent 1.5px 6px); border: 1px solid var(--reported); border-inline-start: 0; }
.bar-line { position: absolute; inset-block: -2px; border-inline-start: 2px dashed var(--ink); }
.timeline ul { list-style: none; padding: 0; margin: 0 0 1.8rem; }
.timeline li { display: grid; grid-template-columns: 1fr auto; column-gap: 1rem; margin-block: .7rem; font: .9rem/1.45 system-ui, "Noto Sans Arabic", sans-serif; }
.timeline .meta { grid-column: 1 / -1; font-size: .82rem; }
.years, .spell { position: relative; block-size: 1.1rem; grid-column: 1 / -1; }
.years { font: .75rem/1.1rem system-ui, sans-serif; color: var(--soft); border-block-end: 1px solid var(--line); }
.years span { position: absolute; padding-inline-start: .2rem; border-inline-start: 1px solid var(--line); }
.spell { background: var(--wash); border-radius: 2px; block-size: .8rem; margin-block: .2rem; }
.spell span { position: absolute; inset-block: 0; min-inline-size: 3px; background: var(--reported); border-radius: 2px; }
.spell span.open { border-end-end-radius: 0; border-start-end-radius: 0; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; list-style: none; padding: 0; margin: .6rem 0 0; font: .88rem/1.5 system-ui, "Noto Sans Arabic", sans-serif; }
.legend svg { inline-size: .85rem; block-size: .85rem; margin-inline-end: .4rem; vertical-align: -.08rem; }
.svg-line { stroke: var(--line); } .svg-ink { fill: var(--ink); } svg circle { stroke: var(--soft); stroke-width: .4; }
.svg-empty { fill: var(--wash); stroke: var(--soft); }
@media print {
  :root { --paper: #fff; --card: #fff; }
  body { font-size: 10.5pt; }
  .finding, .verdict, figure { break-inside: avoid; }
  .skip { display: none; }
  a { color: inherit; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
