"""The look of the report: light and dark, narrow and wide, on paper. Text has at least 4.5:1 contrast (WCAG 2.2 AA)."""

STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #4a5560; --paper: #ffffff; --panel: #f3f5f7;
  --faint: #b4bcc4; --accent: #154273; --good: #1c5428; --bad: #9b1c1c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebee; --soft: #b3bdc7; --paper: #14181c; --panel: #1f252b;
  --faint: #4c5761; --accent: #9cc4ee; --good: #93d6a2; --bad: #f3a5a0; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { font: 1rem/1.55 "Source Sans 3", system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.5rem 0 .75rem; padding-top: .75rem;
  border-top: 2px solid var(--faint); }
h3 { font-size: 1.1rem; line-height: 1.3; margin: 1.5rem 0 .5rem; }
p, li, dd { max-width: 48rem; }
p { margin: 0 0 .75rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: inline-block; padding: .5rem 1rem; }
.soft { color: var(--soft); }
.code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
nav { background: var(--panel); padding: .75rem 1rem; margin: 1.25rem 0; border-radius: .375rem; }
nav h2 { font-size: 1rem; margin: 0 0 .25rem; padding: 0; border: 0; }
nav ul { list-style: none; margin: 0; padding: 0; columns: 17rem; }
nav a { display: inline-block; padding: .15rem 0; }
.short { padding-left: 1.2rem; font-size: 1.1rem; }
.short li { margin-bottom: .5rem; }
.region { overflow-x: auto; margin: 0 0 1.5rem; max-width: 100%; }
table { border-collapse: collapse; min-width: min(100%, 48rem); font-size: .95rem; }
caption { font-weight: 600; text-align: left; padding: 0 0 .4rem; }
th, td { border-bottom: 1px solid var(--faint); padding: .35rem .6rem; text-align: left; vertical-align: top; }
th { font-weight: 600; }
tbody th { font-weight: 400; max-width: 22rem; }
td { min-width: 4rem; }
tbody th { min-width: 7rem; }
tbody th.n { min-width: 4rem; }
td:not(.n) { min-width: 9rem; }
.name { font-family: ui-monospace, monospace; font-size: .9em; white-space: nowrap; }
th.group { font-weight: 600; padding-top: 1rem; color: var(--soft); }
td { max-width: 34rem; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.n small { display: block; color: var(--soft); font-size: .8rem; }
.good { color: var(--good); font-weight: 600; }
.bad { color: var(--bad); font-weight: 600; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 2rem 2.5rem; }
figure { margin: 0; min-width: 0; }
figure .region { max-height: 24rem; overflow: auto; }
figure h3 { margin: 0 0 .5rem; }
figcaption { color: var(--soft); font-size: .95rem; margin: .25rem 0 .5rem; }
.plot { display: block; width: 100%; max-width: 34rem; height: auto; color: var(--ink); }
.plot * { stroke-linejoin: round; }
.plot text { fill: currentColor; font-family: system-ui, sans-serif; paint-order: stroke; stroke: var(--paper);
  stroke-width: 3px; }
details { margin: 0 0 .75rem; }
summary { cursor: pointer; padding: .3rem 0; }
summary:hover { text-decoration: underline; }
details > .region, details > ol { margin-top: .5rem; }
.failures { list-style: none; padding: 0; }
.failures > li { max-width: none; background: var(--panel); border-left: 4px solid var(--accent); padding: .75rem 1rem;
  margin: 0 0 1rem; }
.failures .asked { font-weight: 600; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(9rem, max-content) minmax(0, 1fr); gap: .25rem 1rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.passages { font-size: .9rem; margin: .25rem 0 0; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin-bottom: .4rem; }
  h1 { font-size: 1.5rem; }
  .plot text { font-size: 14px !important; }
  .plot [id$="legend_1"] text { font-size: 12.5px !important; }
  th, td { padding: .3rem .4rem; }
}
@page { size: A4; margin: 15mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #333; --paper: #fff; --panel: #fff; --faint: #bbb;
    --accent: #000; --good: #000; --bad: #000; }
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  summary { list-style: none; }
  .skip { display: none; }
  h1, h2, h3, caption, summary { break-after: avoid; }
  tr, figure, .failures > li { break-inside: avoid; }
  .failures > li { border: 1px solid #999; }
  thead { display: table-header-group; }
  table { font-size: 8pt; }
  th, td { padding: .15rem .3rem; }
  .region { overflow: visible; }
  .short { font-size: 10.5pt; }
  details.screen { display: none; }
  td, tbody th, td:not(.n) { min-width: 0; }
  h2 { margin-top: 1.5rem; }
  .plots { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; }
  details::details-content { content-visibility: visible; height: auto; }
}
"""
