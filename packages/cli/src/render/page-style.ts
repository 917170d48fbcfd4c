import { raw } from './html.ts';

/** The look of the page. One accent; two schemes; a measure of about 65 characters; cards may go wider. */
export const PAGE_STYLE = raw(`
:root {
  color-scheme: light dark;
  --paper: #fbfaf6; --raised: #f3f0e8; --ink: #1f1c18; --soft: #5e574d; --line: #dcd6c8; --accent: #8a2f22; --on-accent: #fffaf4;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Book Antiqua", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --measure: 40rem;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16171b; --raised: #1f2026; --ink: #e9e5dc; --soft: #aca599; --line: #383940; --accent: #efa48f; --on-accent: #221410;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0; padding: 0 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 var(--serif); overflow-wrap: anywhere; text-rendering: optimizeLegibility;
}
body > *, .inside > * { max-width: var(--measure); margin-inline: auto; }
main { max-width: none; }
main > * { max-width: var(--measure); margin-inline: auto; }
@media (min-width: 48rem) { body { font-size: 1.1875rem; padding-inline: 3rem; } }

h1, h2, h3, h4 { line-height: 1.2; font-weight: 600; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(2.1rem, 1.4rem + 3.4vw, 3.6rem); letter-spacing: -0.015em; line-height: 1.06; }
h2 { font-size: clamp(1.55rem, 1.3rem + 1.1vw, 2.1rem); letter-spacing: -0.01em; margin-top: 4rem; padding-top: 1.1rem; border-top: 3px solid var(--ink); }
h3 { font-size: 1.2rem; }
p { margin: 0.7rem 0 0; }
ul, ol, dl, dd { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: inherit; text-decoration-color: var(--accent); text-decoration-thickness: 0.08em; text-underline-offset: 0.18em; }
a:hover { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.label, dt {
  font: 600 0.75rem/1.5 var(--sans); letter-spacing: 0.09em; text-transform: uppercase; color: var(--soft);
}
.soft { color: var(--soft); }
.small { font-size: 0.9em; line-height: 1.5; }
.accent { color: var(--accent); }
.skip { position: absolute; left: 1rem; top: -6rem; z-index: 1; padding: 0.6rem 1rem; background: var(--accent); color: var(--on-accent); font: 600 1rem var(--sans); }
.skip:focus { top: 1rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.masthead { padding-top: clamp(2.5rem, 8vw, 5.5rem); }
.masthead .label { color: var(--accent); }
.masthead h1 { margin-top: 0.6rem; }
.facts { margin-top: 0.9rem; color: var(--soft); font-size: 1.05em; }
.credits { margin-top: 1.6rem; padding-top: 1.1rem; border-top: 1px solid var(--line); display: grid; gap: 0.9rem 2rem; }
@media (min-width: 34rem) { .credits { grid-template-columns: 1fr 1fr; } }
.credits .wide { grid-column: 1 / -1; }
.where { margin-top: 1.6rem; padding: 1.1rem 1.25rem 1.2rem; background: var(--raised); border-left: 4px solid var(--accent); }
.where h2 { border: 0; margin: 0; padding: 0; font: 600 0.75rem/1.5 var(--sans); letter-spacing: 0.09em; color: var(--accent); }
.where h3 { margin-top: 0.3rem; }
.where .age { margin-top: 0.15rem; font: 0.84rem/1.5 var(--sans); color: var(--soft); }
.where .stale { color: var(--accent); font-weight: 600; }
.where summary { cursor: pointer; margin-top: 0.9rem; font-weight: 600; }
.offers { margin-top: 0.6rem; }
.offers > li { display: grid; gap: 0.1rem 1rem; padding: 0.55rem 0; border-top: 1px solid var(--line); line-height: 1.4; }
.offers .how, .offers .says { font: 0.84rem/1.6 var(--sans); color: var(--soft); }
.offers .says { display: block; }
.offers .day { white-space: nowrap; }
.offers .price { white-space: nowrap; font-variant-numeric: lining-nums; }
@media (min-width: 34rem) { .offers > li { grid-template-columns: 8rem 1fr; align-items: baseline; } }
.attribution { margin-top: 0.6rem; font: 0.8rem/1.5 var(--sans); }
.attribution a { text-decoration-thickness: 1px; text-decoration-color: var(--line); }
.attribution .logo { font-weight: 700; }
.safe h2 { border-top-width: 1px; border-top-color: var(--line); margin-top: 2.6rem; font-size: 1.3rem; }
.cast { margin-top: 1rem; display: grid; gap: 0.8rem; }
.cast strong { font-weight: 600; }
.cast .label { text-transform: none; letter-spacing: 0; font-weight: 400; font-size: 0.85rem; }

details.guard { margin-top: 3.5rem; max-width: none; }
.guard > summary {
  max-width: var(--measure); margin-inline: auto; padding: 1.15rem 1.4rem; cursor: pointer; list-style: none;
  background: var(--accent); color: var(--on-accent); display: flex; gap: 1rem; align-items: center; justify-content: space-between;
}
.guard > summary::-webkit-details-marker { display: none; }
.guard > summary .label { color: inherit; display: block; }
.guard > summary .act { font-size: 1.25em; line-height: 1.3; font-weight: 600; }
.guard > summary::after { content: ""; flex: none; width: 0.7em; height: 0.7em; border: solid; border-width: 0 0.16em 0.16em 0; transform: translateY(-0.2em) rotate(45deg); }
.guard[open] > summary::after { transform: translateY(0.2em) rotate(225deg); }
.guard .when-open, .guard[open] .when-closed { display: none; }
.guard[open] .when-open { display: inline; }
.contents { margin-top: 2rem; }
.contents ul { display: flex; flex-wrap: wrap; gap: 0.35rem 1.3rem; margin-top: 0.4rem; }
section > .lead { font-size: 1.12em; margin-top: 1.2rem; text-wrap: pretty; }

.scenes > li { display: grid; grid-template-columns: 2.4rem 1fr; margin-top: 2.1rem; }
.scenes .number, .look .number { font-variant-numeric: tabular-nums lining-nums; color: var(--accent); font-size: 1.2rem; line-height: 1.2; font-weight: 600; }
.scenes .chapter { grid-column: 1 / -1; font-size: 0.95rem; color: var(--ink); margin: 0.6rem 0 1.1rem; padding-bottom: 0.3rem; border-bottom: 1px solid var(--line); }
.stage { margin-top: 0.2rem; font: 0.84rem/1.5 var(--sans); color: var(--soft); }
@media (min-width: 60rem) {
  .scenes > li { margin-left: -3.4rem; grid-template-columns: 3.4rem 1fr; }
  .scenes .chapter { margin-left: 3.4rem; }
}

.twist + .twist { margin-top: 3rem; padding-top: 1.6rem; border-top: 1px solid var(--line); }
.twist > h3 { margin-top: 1.6rem; font-size: 1.45rem; }
.minor > h3 { font-size: 1.2rem; }
.fact { margin: 2rem 0 0.3rem; }
.fact + .stage { margin-top: 0; }
.told { margin-top: 1.1rem; font-size: 1.3em; line-height: 1.35; font-style: italic; }
.told + p { margin-top: 0.5rem; }
.who { margin-top: 1.8rem; }
.looks { margin-top: 1.8rem; }
.look { padding: 1.25rem 0; border-top: 1px solid var(--line); }
.look h4 { display: flex; gap: 0.7rem; align-items: baseline; font-size: 1.1rem; }
.reminder { margin-top: 0.25rem; color: var(--soft); font-style: italic; font-size: 0.95em; line-height: 1.45; }
.pair { display: grid; gap: 0.6rem; margin-top: 0.8rem; }
.pair dd { line-height: 1.4; }
.pair > div { padding-left: 0.85rem; border-left: 2px solid var(--line); }
.pair > .now { border-left-color: var(--accent); }
.pair > .now dt { color: var(--accent); }
.pair > .now dd { font-weight: 600; }
@media (min-width: 40rem) {
  .pair { grid-template-columns: 1fr 1fr; gap: 1.5rem; }
  .pair + .pair { margin-top: 0.35rem; }
  .pair + .pair dt { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}

.entries > li { margin-top: 1.5rem; padding-left: 0.95rem; border-left: 2px solid var(--line); }
.entries .what { font-size: 1.1em; line-height: 1.35; margin-top: 0.15rem; font-weight: 600; }
.entries dl { display: grid; gap: 0.3rem 1.2rem; margin-top: 0.5rem; }
@media (min-width: 34rem) { .entries dl { grid-template-columns: max-content 1fr; align-items: baseline; } }

.inside > section.broad { max-width: 74rem; }
.broad > * { max-width: var(--measure); margin-inline: auto; }
.broad > .cards { max-width: none; }
.cards { display: grid; gap: 1.5rem; margin-top: 1.8rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); align-items: start; }
.card { background: var(--raised); padding: 1.4rem 1.4rem 1.6rem; border-top: 3px solid var(--accent); font-size: 0.94em; }
.card h3 { font-size: 1.35em; }
@supports (grid-template-rows: subgrid) { .card { display: grid; grid-row: span 3; grid-template-rows: subgrid; gap: 0; } }
.card .held { margin-top: 0.3rem; color: var(--soft); font-size: 0.93em; }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); margin-top: 1rem; align-self: start; border-block: 1px solid var(--line); text-align: center; }
.figures > div { padding: 0.55rem 0.2rem; display: flex; flex-direction: column-reverse; }
.figures > div + div { border-left: 1px solid var(--line); }
.figures dd { font-size: 1.5rem; line-height: 1.2; font-variant-numeric: lining-nums; }
.figures dt { letter-spacing: 0.05em; font-size: 0.7rem; }
.card h4 { font: 600 0.75rem/1.5 var(--sans); letter-spacing: 0.09em; text-transform: uppercase; color: var(--soft); margin-top: 1.2rem; }
.found + .found, .found + .label { margin-top: 2.6rem; padding-top: 1.4rem; border-top: 1px solid var(--line); }
.found > .label { margin-top: 1.2rem; }
.points > li { margin-top: 0.4rem; padding-left: 0.9rem; text-indent: -0.9rem; line-height: 1.45; }
.points .meta { display: block; text-indent: 0; }
.points > li::before { content: "–"; display: inline-block; width: 0.9rem; text-indent: 0; color: var(--accent); }
blockquote { margin: 1.1rem 0 0; padding-left: 1rem; border-left: 3px solid var(--accent); font-style: italic; font-size: 1.08em; line-height: 1.4; }
blockquote footer { font-style: normal; font-size: 0.85rem; color: var(--soft); margin-top: 0.35rem; }
.plain > li { margin-top: 0.8rem; }
body > footer { margin-top: 5rem; padding-top: 1rem; border-top: 1px solid var(--line); font: 0.84rem/1.5 var(--sans); color: var(--soft); }

@media print {
  :root { --paper: #fff; --raised: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #7a2418; --on-accent: #000; }
  body { padding: 0; font-size: 10.5pt; line-height: 1.45; }
  .skip, .contents { display: none; }
  .guard > summary { background: none; border-block: 2pt solid #000; padding: 0.5rem 0; }
  .guard > summary::after, .guard .act { display: none; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  h2, h3, h4, .stage { break-after: avoid; }
  .look, .card, .entries > li, blockquote { break-inside: avoid; }
  .card { border: 1px solid var(--line); }
  h2 { margin-top: 2rem; }
  a[href^="http"]::after { content: " <" attr(href) ">"; font-size: 0.85em; }
}
`);
