import { reportFileMessages } from '../messages/index.ts';
import type { FindingColumns, Paragraph, ReportBlock, ScoreBox } from '../report/index.ts';
import { figureHtml } from './figure-html.ts';
import type { HtmlContext } from './html-context.ts';
import { html, nothing, type Html } from './html.ts';
import { inlineHtml, numberHtml } from './inline-html.ts';
import { tableHtml } from './table-html.ts';

export function blocksHtml(blocks: readonly ReportBlock[], context: HtmlContext): readonly Html[] {
  return blocks.map((block) => blockHtml(block, context));
}

function blockHtml(block: ReportBlock, context: HtmlContext): Html {
  const t = reportFileMessages[context.language].html;
  switch (block.kind) {
    case 'paragraph':
      return paragraphHtml(block, context);
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li>${blocksHtml(item, context)}</li>`)}
      </ul> `;
    case 'table': {
      const number = context.next.table++;
      return tableHtml(block, html`<b>${t.table(number)}</b> ${block.caption}`, context);
    }
    case 'figure':
      return figureHtml(block, context);
    case 'score-box':
      return scoreBoxHtml(block, context);
    case 'findings':
      return findingsHtml(block, context);
    case 'note':
      return html`<p class="note">${inlineHtml(block.spans, context)}</p> `;
    case 'missing':
      return html`<p class="missing"><b>${t.missing}</b> ${block.text}</p> `;
  }
}

function paragraphHtml({ lead, spans }: Paragraph, context: HtmlContext): Html {
  const named = lead === undefined ? nothing : html`<p class="lead">${lead}</p> `;
  return html`${named}
    <p>${inlineHtml(spans, context)}</p> `;
}

/** Points and maximum large; what it had before as a small table, years side by side. */
function scoreBoxHtml({ title, points, max, history }: ScoreBox, context: HtmlContext): Html {
  const t = reportFileMessages[context.language].html;
  const before =
    history.length === 0
      ? nothing
      : html`<table>
          <caption>
            ${t.history}<span class="unseen">: ${title}</span>
          </caption>
          <thead>
            <tr>
              ${history.map(({ label, version }) => html`<th scope="col">${label} <small>${version}</small></th>`)}
            </tr>
          </thead>
          <tbody>
            <tr>
              ${history.map(({ points: had }) => html`<td>${numberHtml(had, context)}</td>`)}
            </tr>
          </tbody>
        </table>`;
  return html`<div class="score-box">
    <p>
      <span class="score-title">${title}</span>
      <span class="score"
        ><strong>${numberHtml(points, context)}</strong> ${t.outOf} ${numberHtml(max, context)}</span
      >
    </p>
    ${before}
  </div> `;
}

/** Side by side where there is room, so that the columns read as one; an empty one says so. */
function findingsHtml({ area, columns, language }: FindingColumns, context: HtmlContext): Html {
  const t = reportFileMessages[context.language].html;
  return html`<div class="findings">
    ${columns.map(({ column, title, items }) => {
      const id = `report-findings-${area}-${column}`.replaceAll(/[^\w.-]/g, '-');
      const list =
        items.length === 0
          ? html`<p class="none">${t.none}</p>`
          : html`<ul aria-labelledby="${id}">
              ${items.map((item) => (language === undefined ? html`<li>${item}</li>` : html`<li lang="${language}">${item}</li>`))}
            </ul>`;
      return html`<div class="${column}">
        <p class="finding-title" id="${id}">${title}</p>
        ${list}
      </div> `;
    })}
  </div> `;
}
