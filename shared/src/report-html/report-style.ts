/**
 * Styles of a report wherever it stands: everything lies under one class, so that it can be put into a page of somebody else.
 * Colours are the product's tokens, light then dark; `color-scheme` of the page picks, and paper is always light.
 */
export const reportStyle = `
.samskar-report {
  --report-ink: light-dark(#22201c, #eeece9);
  --report-subtle: light-dark(#5d5952, #b9b5af);
  --report-rule: light-dark(#d2cfc9, #4a4742);
  --report-edge: light-dark(#807b74, #9c9892);
  --report-tint: light-dark(#f5f3f0, #282623);
  --report-accent: light-dark(#005c6a, #79cdde);
  --report-accent-tint: light-dark(#ebf7fa, #142d32);
  --report-warning: light-dark(#8a5619, #eabb79);
  container-type: inline-size;
  color: var(--report-ink);
  font-family: 'Inter Variable', Inter, system-ui, 'Segoe UI', sans-serif;
  font-size: 1rem;
  line-height: 1.6;
  overflow-wrap: anywhere;
  hyphens: auto;

  & *, & *::before, & *::after { box-sizing: border-box; }
  & h1, & h2, & h3, & h4, & h5, & h6 {
    margin: 1.9em 0 0.5em;
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
    hyphens: manual;
    break-after: avoid;
    scroll-margin-block-start: 1rem;
  }
  & .cover :is(h1, h2) { margin: 0; font-size: clamp(1.5rem, 1rem + 3cqi, 2.75rem); letter-spacing: -0.02em; }
  & .section-number { margin-inline-end: 0.4em; color: var(--report-accent); font-variant-numeric: tabular-nums; }
  & p { margin: 0 0 0.9em; text-wrap: pretty; }
  & ul, & ol { margin: 0 0 0.9em; padding-inline-start: 1.3em; }
  & li > p:last-child { margin-block-end: 0.2em; }
  & a { color: var(--report-accent); text-underline-offset: 0.18em; }
  & :is(a, summary, [tabindex='0']):focus-visible { outline: 3px solid var(--report-ink); outline-offset: 2px; }
  & [tabindex='-1']:focus { outline: none; }

  & .cover { padding-block: 1rem 2rem; border-block-end: 4px solid var(--report-accent); }
  & .subtitle { margin: 0.4rem 0 1rem; font-size: 1.2rem; color: var(--report-subtle); }
  & .status {
    inline-size: fit-content; margin: 0 0 1rem; padding: 0.2rem 0.7rem; border: 1px solid var(--report-edge);
    border-radius: 4px; font-size: 0.875rem; hyphens: manual;
  }
  & .status.draft { border-style: dashed; border-color: var(--report-warning); color: var(--report-warning); }
  & .cover dl { display: flex; flex-wrap: wrap; gap: 0.75rem 2.5rem; margin: 0; font-size: 0.875rem; }
  & dt { color: var(--report-subtle); }
  & dd { margin: 0; font-weight: 500; }

  & .contents { margin-block: 2rem; font-size: 0.9375rem; hyphens: manual; }
  & .contents-title { margin: 0 0 0.5rem; font-weight: 650; }
  & .contents ol { margin: 0; padding: 0; list-style: none; }
  & .contents ol ol { padding-inline-start: 1rem; font-size: 0.875rem; }
  & .contents a { display: block; padding-block: 0.25rem; color: inherit; text-decoration: none; }
  & .contents a:hover { text-decoration: underline; }

  & .chapters { max-inline-size: 46rem; min-inline-size: 0; }
  & .depth-1 { margin-block-start: 2.5em; font-size: 1.75rem; letter-spacing: -0.015em; }
  & .chapter:first-child > .depth-1 { margin-block-start: 1em; }
  & .depth-2 { font-size: 1.4rem; }
  & .depth-3 { font-size: 1.125rem; }
  & .depth-4 { font-size: 1rem; }
  & .lead { margin: 1.2em 0 0.15em; font-weight: 600; break-after: avoid; }

  & .field { font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
  & :is(p, li) .field { padding-inline: 0.15em; border-radius: 3px; background: var(--report-accent-tint); }
  & a.field { color: inherit; text-decoration: underline dotted 1px var(--report-edge); }
  & a.field:hover { text-decoration: underline solid 1px var(--report-accent); color: var(--report-accent); }
  & .note-mark { padding-inline: 0.15em; text-decoration: none; }
  & sup { line-height: 0; font-size: 0.75em; }

  & .note { padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--report-edge); background: var(--report-tint); font-size: 0.9375rem; }
  & li > .note { padding: 0; border: 0; background: none; font-size: inherit; }
  & .missing { padding: 0.4rem 0.8rem; border: 1px dashed var(--report-warning); border-radius: 4px; color: var(--report-warning); font-size: 0.9375rem; }

  & .table { margin: 1.2em 0; overflow-x: auto; }
  & .table.wide > table { min-inline-size: 38rem; }
  & table { inline-size: 100%; border-collapse: collapse; font-size: 0.9rem; line-height: 1.4; }
  & caption { padding-block-end: 0.4em; text-align: start; color: var(--report-subtle); font-size: 0.875rem; }
  & caption b, & figcaption b { color: var(--report-ink); font-weight: 600; }
  & :is(th, td) { padding: 0.4em 0.6em; border-block-end: 1px solid var(--report-rule); text-align: start; vertical-align: top; font-weight: 400; }
  & :is(th, td):first-child { padding-inline-start: 0; }
  & :is(th, td):last-child { padding-inline-end: 0; }
  & thead th { border-block-end: 2px solid var(--report-edge); font-weight: 600; vertical-align: bottom; }
  & tfoot :is(th, td) { border-block-end: 0; border-block-start: 2px solid var(--report-edge); font-weight: 600; }
  & :is(th, td) { overflow-wrap: break-word; }
  & tbody th:first-child { min-inline-size: 6em; overflow-wrap: anywhere; }
  & .number { hyphens: manual; text-align: end; font-variant-numeric: tabular-nums lining-nums; }

  & figure { margin: 1.6em 0; }
  & .drawing { border: 1px solid var(--report-rule); border-radius: 4px; overflow: hidden; }
  & .drawing svg { display: block; inline-size: 100%; max-inline-size: 100%; block-size: auto; }
  & .narrow { display: none; max-inline-size: 30rem; }
  & figcaption { margin-block-start: 0.5em; font-size: 0.875rem; color: var(--report-subtle); }
  & details { margin-block-start: 0.25em; font-size: 0.9375rem; }
  & summary { inline-size: fit-content; padding-block: 0.3em; cursor: pointer; color: var(--report-accent); }
  & .unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

  & .score-box {
    display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0.75rem 2rem; margin: 1rem 0 1.4rem;
    padding: 1rem 1.25rem; border: 1px solid var(--report-rule); border-inline-start: 6px solid var(--report-accent);
    border-radius: 4px; background: var(--report-tint);
  }
  & .score-box p { margin: 0; }
  & .score-title { display: block; font-weight: 600; }
  & .score { color: var(--report-subtle); }
  & .score strong { font-size: 2.25rem; line-height: 1.1; color: var(--report-accent); }
  & .score-box .field { padding: 0; background: none; }
  & .score-box table { inline-size: auto; }
  & .score-box caption { padding: 0 0 0.2em; }
  & .score-box :is(th, td) { padding: 0.15em 0.9em; border: 0; text-align: end; font-variant-numeric: tabular-nums; }
  & .score-box :is(th, td):first-child { padding-inline-start: 0; }
  & .score-box thead th { font-weight: 400; color: var(--report-subtle); }
  & .score-box small { display: block; font-size: 0.8125rem; }

  & .findings { display: grid; gap: 1rem; margin: 1.4em 0; font-size: 0.9375rem; line-height: 1.45; }
  & .findings > div { border-block-start: 4px solid var(--report-edge); padding-block-start: 0.5rem; min-inline-size: 0; }
  & .findings > .strength { border-color: var(--report-accent); }
  & .findings > .challenge { border-block-start-style: double; }
  & .findings > .weakness { border-block-start-style: dashed; }
  & .finding-title { margin: 0 0 0.4em; font-weight: 600; }
  & .findings ul { margin: 0; padding-inline-start: 1.1em; }
  & .findings li { margin-block-end: 0.35em; }
  & .none { color: var(--report-subtle); }

  & .notes { margin-block-start: 2.5em; padding-block-start: 0.75em; border-block-start: 1px solid var(--report-rule); font-size: 0.8125rem; color: var(--report-subtle); }
  & .back { padding-inline: 0.3em; }
}

@container (max-width: 34rem) {
  .samskar-report .broad { display: none; }
  .samskar-report .narrow { display: block; }
}

@container (min-width: 44rem) {
  .samskar-report .findings { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1.25rem; }
}

@media screen {
  @container (min-width: 36rem) and (max-width: 65.99rem) {
    .samskar-report .contents > ol { columns: 2; column-gap: 2rem; }
    .samskar-report .contents > ol > li { break-inside: avoid; }
  }
  @container (min-width: 66rem) {
    .samskar-report > .body { display: grid; grid-template-columns: 15rem minmax(0, 46rem); gap: 3.5rem; }
    .samskar-report .contents { position: sticky; inset-block-start: 1rem; max-block-size: calc(100vh - 2rem); overflow-y: auto; align-self: start; }
  }
}

@page { size: A4; margin: 22mm 20mm 20mm; @bottom-center { content: counter(page) ' / ' counter(pages); font: 8pt Inter, sans-serif; } }

@media print {
  .samskar-report {
    color-scheme: light;
    container-type: normal;
    font-size: 10pt;
    line-height: 1.45;

    & .chapters { max-inline-size: none; }
    & .cover { padding-block: 50mm 0; border-block-end: 0; break-after: page; }
    & .cover dl { margin-block-start: 12mm; padding-block-start: 6mm; border-block-start: 3pt solid var(--report-accent); display: block; }
    & .cover dl > div { margin-block-end: 3mm; }
    & .contents { break-after: page; margin: 0; font-size: 9.5pt; }
    & .contents a { padding-block: 0.1rem; }
    & .chapter { break-before: page; }
    & .chapter:first-child { break-before: auto; }
    & .depth-1 { margin-block-start: 0; }
    & .field, & a.field, & :is(p, li) .field { padding: 0; background: none; text-decoration: none; }
    & a { color: inherit; text-decoration: none; }
    & .table, & details { overflow: visible; }
    & .table.wide > table { min-inline-size: 0; }
    & :is(.drawing, .score-box, .short, tr, figcaption) { break-inside: avoid; }
    & :is(.drawing, caption, .lead + p, :is(h2, h3, h4, h5) + p) { break-after: avoid; }
    & table { font-size: 9pt; }
    & :is(th, td) { padding-block: 0.28em; }
    & .notes { break-inside: avoid; margin-block-start: 1.5em; padding-block-start: 0.5em; }
    & .drawing { border: 0; }
    & .broad { display: block; }
    & .narrow { display: none; }
    & .depth-2:has(+ .score-box) { break-before: page; margin-block-start: 0; }
    & .depth-1 + .depth-2 { break-before: avoid; }
    & thead { display: table-header-group; }
    & tfoot { display: table-row-group; }
    & summary { display: none; }
    & details::details-content { content-visibility: visible; block-size: auto; }
    & .findings { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 5mm; font-size: 9pt; }
    & :is(p, li) { orphans: 3; widows: 3; }
    & li > .note { padding: 0; border: 0; background: none; font-size: inherit; }
  & .missing { color: inherit; border-color: currentcolor; }
  }
}
`;

/** Of a document that is nothing but a report. */
export const pageStyle = `
:root { color-scheme: light dark; }
body { margin: 0; background: light-dark(#fcfbf8, #22201d); }
main { max-inline-size: 70rem; margin-inline: auto; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 4rem; }
@media print {
  :root { color-scheme: light; }
  body { background: none; }
  main { max-inline-size: none; padding: 0; }
}
`;
