import { drawChart } from '../charts/index.ts';
import { reportFileMessages } from '../messages/index.ts';
import type { FigureBlock } from '../report/index.ts';
import { anchorOf, type HtmlContext } from './html-context.ts';
import { html, trusted, type Html } from './html.ts';
import { tableHtml } from './table-html.ts';

/** Of an A4 page between its margins, and of prose on a screen. */
const usualWidth = 680;

/** The drawing, what it shows in a sentence, and its numbers as a table that is folded on the screen and open on paper. */
export function figureHtml({ id, caption, chart, table }: FigureBlock, context: HtmlContext): Html {
  const { html: t } = reportFileMessages[context.language];
  const { colours, chartWidth = usualWidth } = context.options;
  const number = context.next.figure++;
  const { svg } = drawChart(chart, { width: chartWidth, colours, id: `report-chart-${number}` });
  // Its own table is behind the figure, hence bears no number.
  const numbers = tableHtml(table, html`${table.caption}`, context);
  return html`<figure id="${anchorOf(`figure-${id}`)}" class="chart">
    ${trusted(svg)}
    <figcaption><b>${t.figure(number)}</b> ${caption}</figcaption>
    <details>
      <summary>${t.showTable}<span class="of-figure">: ${t.figureName(number)}</span></summary>
      ${numbers}
    </details>
  </figure> `;
}
