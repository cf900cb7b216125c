import { reportFileMessages } from '../messages/index.ts';
import type { Section } from '../report/index.ts';
import { blocksHtml } from './block-html.ts';
import { anchorOf, type HtmlContext } from './html-context.ts';
import { html, nothing, trusted, type Html } from './html.ts';
import { inlineHtml } from './inline-html.ts';

/** A chapter with its sections, and its footnotes at the end. */
export function chapterHtml(chapter: Section, level: number, context: HtmlContext): Html {
  const body = sectionHtml(chapter, { level, depth: 1 }, context);
  return html`<section class="chapter">${body}${footnotesHtml(context)}</section> `;
}

/** "4.1.2 Title", as it also stands in the contents. */
export function titleHtml({ number, title }: Section): Html {
  return number === null ? html`${title}` : html`<span class="section-number">${number}</span> ${title}`;
}

/** `level` of its heading in the document, `depth` below the report's title. */
type Standing = { readonly level: number; readonly depth: number };

function sectionHtml(section: Section, { level, depth }: Standing, context: HtmlContext): Html {
  const heading = headingHtml(section, { level, depth });
  const blocks = blocksHtml(section.blocks, context);
  const below = section.sections.map((one) =>
    sectionHtml(one, { level: level + 1, depth: depth + 1 }, context),
  );
  return html`${heading}${blocks}${below}`;
}

/** HTML has six levels; what lies deeper says so to those who do not see it. */
function headingHtml(section: Section, { level, depth }: Standing): Html {
  const tag = trusted(`h${Math.min(level, 6)}`);
  const deeper = level > 6 ? html` aria-level="${level}"` : nothing;
  return html`<${tag} class="depth-${depth}" id="${anchorOf(section.id)}" tabindex="-1"${deeper}>${titleHtml(section)}</${tag}>
`;
}

function footnotesHtml(context: HtmlContext): Html {
  // A note may hold a note: those that come while these are written stand here too.
  const written: Html[] = [];
  for (let note = context.notes.shift(); note !== undefined; note = context.notes.shift()) {
    const { number, spans } = note;
    const back = reportFileMessages[context.language].html.backToText(number);
    written.push(
      html`<li id="report-note-${number}" value="${number}" tabindex="-1">
        ${inlineHtml(spans, context)}
        <a class="back" href="#report-note-mark-${number}" role="doc-backlink" aria-label="${back}">↩</a>
      </li> `,
    );
  }
  if (written.length === 0) return nothing;
  const title = reportFileMessages[context.language].html.footnotes;
  return html`<aside class="notes" aria-label="${title}">
    <ol>
      ${written}
    </ol>
  </aside> `;
}
