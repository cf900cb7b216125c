import { isSafeLink } from '../documents/index.ts';
import { reportFileMessages } from '../messages/index.ts';
import type { Inline, NumberField } from '../report/index.ts';
import type { HtmlContext } from './html-context.ts';
import { html, plain, type Html } from './html.ts';

/** A stretch of prose: text with its marks, computed numbers, references to footnotes. */
export function inlineHtml(spans: readonly Inline[], context: HtmlContext): readonly Html[] {
  return spans.map((span) => spanHtml(span, context));
}

/** A computed number; it leads to where it comes from, where somebody says how to get there. */
export function numberHtml(field: NumberField, { options }: HtmlContext): Html {
  const address = field.leadsTo && options.linkOf?.(field.leadsTo);
  return address === undefined || !isOwnAddress(address)
    ? html`<span class="field">${field.text}</span>`
    : html`<a class="field" href="${address}">${field.text}</a>`;
}

function spanHtml(span: Inline, context: HtmlContext): Html {
  switch (span.kind) {
    case 'text':
      return textHtml(span);
    case 'number':
      return numberHtml(span, context);
    case 'footnote':
      return referenceHtml(span.spans, context);
    case 'break':
      return html`<br />`;
  }
}

function textHtml({ text, bold, italic, href, language }: Extract<Inline, { kind: 'text' }>): Html {
  const leaning = italic ? html`<em>${text}</em>` : html`${text}`;
  const weighty = bold ? html`<strong>${leaning}</strong>` : leaning;
  const spoken = language === undefined ? weighty : html`<span lang="${language}">${weighty}</span>`;
  const address = href === undefined ? undefined : plain(href);
  return isSafeLink(address)
    ? html`<a href="${address}" rel="noopener noreferrer nofollow external">${spoken}</a>`
    : spoken;
}

/** The note itself stands at the end of its chapter, and leads back. */
function referenceHtml(spans: readonly Inline[], context: HtmlContext): Html {
  const number = context.next.note++;
  context.notes.push({ number, spans });
  const label = reportFileMessages[context.language].html.footnote(number);
  return html`<sup
    ><a
      class="note-mark"
      id="report-note-mark-${number}"
      href="#report-note-${number}"
      role="doc-noteref"
      aria-label="${label}"
      >${number}</a
    ></sup
  >`;
}

/** A page of the same site, or a safe address of another. */
function isOwnAddress(address: string): boolean {
  return /^(\/(?!\/)|#)/.test(address) || isSafeLink(address);
}
