import type { Cell, Table } from '../report/index.ts';
import { tableAnchor, type HtmlContext } from './html-context.ts';
import { html, nothing, type Html } from './html.ts';
import { numberHtml } from './inline-html.ts';

/** So many fit beside each other on a phone. */
const narrowColumns = 4;
/** So many stay together on one page of paper. */
const shortRows = 12;

/** A table with a heading for each column and row. `caption` as it is shown, with its number where it has one. */
export function tableHtml(table: Table, caption: Html, context: HtmlContext): Html {
  const { columns, rows, footer } = table;
  // A wide table scrolls by itself, with the keyboard too, instead of widening the page; a narrow one breaks its words.
  const scrolling =
    columns.length > narrowColumns
      ? html` class="table wide" role="group" tabindex="0" aria-label="${table.caption}"`
      : html` class="table"`;
  return html`<div${scrolling} id="${tableAnchor(table.id)}">
<table${rows.length > shortRows ? nothing : html` class="short"`}><caption>${caption}</caption>
<thead><tr>${columns.map(({ label, isNumber }) => html`<th scope="col" ${classOf(isNumber)}>${label}</th>`)}</tr></thead>
<tbody>${rows.map((row) => rowHtml(row, table, context))}</tbody>
${
  footer === undefined
    ? nothing
    : html`<tfoot>
        ${rowHtml(footer, table, context)}
      </tfoot>`
}</table></div>
`;
}

function rowHtml(cells: readonly Cell[], { columns }: Table, context: HtmlContext): Html {
  return html`<tr>
    ${cells.map((cell, at) => {
      const content = cellHtml(cell, context);
      const isNumber = columns[at]?.isNumber ?? false;
      return at === 0
        ? html`<th scope="row" ${classOf(isNumber)}>${content}</th>`
        : html`<td${classOf(isNumber)}>${content}</td>`;
    })}
  </tr> `;
}

function cellHtml(cell: Cell, context: HtmlContext): Html {
  return cell.kind === 'number' ? numberHtml(cell, context) : html`${cell.text}`;
}

function classOf(isNumber: boolean): Html {
  return isNumber ? html` class="number"` : nothing;
}
