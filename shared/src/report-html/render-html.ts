import type { Report } from '../report/index.ts';
import { formatDay, formatList, reportFileMessages } from '../messages/index.ts';
import { contentsHtml } from './contents-html.ts';
import type { HtmlContext, HtmlOptions } from './html-context.ts';
import { html, nothing, trusted, type Html } from './html.ts';
import { pageStyle, reportStyle } from './report-style.ts';
import { chapterHtml } from './section-html.ts';

/**
 * A report as HTML: without scripts, without anything fetched from elsewhere, and with no text that could become markup. Inside
 * a page its title is a heading of the second level, below the page's own, and `reportStyle` is to be put beside it.
 */
export function renderHtml(report: Report, options: HtmlOptions): string {
  const context: HtmlContext = {
    language: report.language,
    options,
    next: { figure: 1, table: 1, note: 1 },
    notes: [],
  };
  const level = options.standAlone ? 1 : 2;
  const chapters = report.chapters.map((chapter) => chapterHtml(chapter, level + 1, context));
  const content = html`<div
    class="samskar-report"
    lang="${report.language}"
    data-colours="${options.colours}"
  >
    ${headHtml(report, level)}
    <div class="body">
      ${contentsHtml(report)}
      <div class="chapters">${chapters}</div>
    </div>
  </div> `;
  return (options.standAlone ? documentHtml(report, content) : content).markup;
}

function headHtml(report: Report, level: 1 | 2): Html {
  const t = reportFileMessages[report.language].html;
  const { title, subtitle, status, instrument, authors, dataDate, language } = report;
  const name = level === 1 ? html`<h1>${title}</h1>` : html`<h2 class="title">${title}</h2>`;
  const dated =
    dataDate === null
      ? nothing
      : html`<div>
          <dt>${t.dataDate}</dt>
          <dd>${formatDay(dataDate, language)}</dd>
        </div>`;
  const written =
    authors.length === 0
      ? nothing
      : html`<div>
          <dt>${t.authors}</dt>
          <dd>${formatList(authors, language)}</dd>
        </div>`;
  return html`<header class="cover">
    ${name}
    <p class="subtitle">${subtitle}</p>
    <p class="status${status.isDraft ? ' draft' : ''}">${status.text}</p>
    <dl>
      <div>
        <dt>${t.instrument}</dt>
        <dd>${instrument}</dd>
      </div>
      ${written}${dated}
    </dl>
  </header> `;
}

function documentHtml(report: Report, content: Html): Html {
  return html`<!doctype html>
    <html lang="${report.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <meta name="color-scheme" content="light dark" />
        <title>${report.title}</title>
        <style>
          ${trusted(pageStyle)}${trusted(reportStyle)}
        </style>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `;
}
