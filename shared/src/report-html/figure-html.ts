import { drawChart, type Chart } from '../charts/index.ts';
import { reportFileMessages } from '../messages/index.ts';
import type { FigureBlock } from '../report/index.ts';
import { figureAnchor, type HtmlContext } from './html-context.ts';
import { html, trusted, type Html } from './html.ts';
import { tableHtml } from './table-html.ts';

/** Of prose on a screen and of an A4 page between its margins; of a telephone. The style sheet shows one of them. */
const widths = { broad: 680, narrow: 320 } as const;

/** The drawing, what it shows in a sentence, and its numbers as a table that is folded on the screen and open on paper. */
export function figureHtml({ id, caption, chart, table }: FigureBlock, context: HtmlContext): Html {
  const { html: t } = reportFileMessages[context.language];
  const number = context.next.figure++;
  // Its own table is behind the figure, hence bears no number.
  const numbers = tableHtml(table, html`${table.caption}`, context);
  return html`<figure id="${figureAnchor(id)}">
    <div class="drawing broad">${drawingHtml(chart, 'broad', number, context)}</div>
    <div class="drawing narrow">${drawingHtml(chart, 'narrow', number, context)}</div>
    <figcaption><b>${t.figure(number)}</b> ${caption}</figcaption>
    <details>
      <summary>${t.showTable}<span class="unseen">: ${t.figureName(number)}</span></summary>
      ${numbers}
    </details>
  </figure> `;
}

function drawingHtml(
  chart: Chart,
  size: keyof typeof widths,
  number: number,
  { options: { colours } }: HtmlContext,
): Html {
  const options = { width: widths[size], id: `report-chart-${number}-${size}` };
  const { svg } = drawChart(chart, { ...options, colours });
  if (colours !== 'light') return trusted(svg);
  return trusted(inEitherScheme(svg, drawChart(chart, { ...options, colours: 'dark' }).svg));
}

/** The same drawing twice, alike but for its colours: one that has the colours of whichever scheme the page is shown in. */
function inEitherScheme(light: string, dark: string): string {
  const inDark = dark.matchAll(colour);
  return light.replaceAll(colour, (inLight) => {
    const other = inDark.next().value?.[1] ?? inLight;
    return `="light-dark(${inLight.slice(2, -1)}, ${other})"`;
  });
}

const colour = /="(#[0-9a-f]{6})"/g;
