export { figureAnchor, tableAnchor } from './html-context.ts';
export { renderHtml } from './render-html.ts';
export { reportStyle } from './report-style.ts';
