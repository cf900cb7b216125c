export { figureAnchor, tableAnchor, type HtmlOptions } from './html-context.ts';
export { renderHtml } from './render-html.ts';
export { reportStyle } from './report-style.ts';
