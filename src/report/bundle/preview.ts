import { custodyLimits } from "../../ledger/limits.ts";
import { type Html, html, trusted } from "../html.ts";
import { type CrateInput, entityId } from "./ro-crate.ts";

const style =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #888;padding:.3rem;text-align:start;vertical-align:top}code{font-size:.8rem;overflow-wrap:anywhere}";
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const withheldList = ({ withheld, redacted }: CrateInput): Html => {
  if (withheld.length + redacted.length === 0) return html`<p>Nothing.</p>`;
  return html`<ul>${withheld.map(({ path, sha256, reason }) => html`<li dir="auto">${path}: ${reason}. Original: <code>${sha256}</code></li>`)}
${redacted.map(({ path, reason }) => html`<li dir="auto">Parts of ${path}: ${reason}</li>`)}</ul>`;
};

/** `ro-crate-preview.html`: what the bundle holds, for a browser without a network. */
export const cratePreview = (input: CrateInput): string => {
  const hasReport = input.files.some(({ path }) => path === "report/index.html");
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<title>${input.title}</title><style>${trusted(style)}</style></head>
<body><main>
<h1 dir="auto">${input.title}</h1>
<p dir="auto">${input.description}</p>
${hasReport && html`<p><a href="report/index.html">Read the report</a></p>`}
<h2>What this shows, and what not</h2>
${custodyLimits.map((limit) => html`<p>${limit}</p>`)}
<h2>Withheld</h2>
${withheldList(input)}
<h2>Files</h2>
<table><thead><tr><th>File</th><th>Bytes</th><th>SHA-256</th></tr></thead>
<tbody>${input.files.map(({ path, size, sha256 }) => html`<tr><td dir="auto"><a href="${entityId(path)}">${path}</a></td><td>${size}</td><td><code>${sha256}</code></td></tr>\n`)}</tbody></table>
</main></body></html>
`.markup;
};
