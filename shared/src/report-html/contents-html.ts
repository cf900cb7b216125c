import { reportFileMessages } from '../messages/index.ts';
import type { Report, Section } from '../report/index.ts';
import { anchorOf } from './html-context.ts';
import { html, nothing, type Html } from './html.ts';
import { titleHtml } from './section-html.ts';

/** Chapters and their sections; what lies deeper is found on the way. */
const levelsShown = 2;

export function contentsHtml({ chapters, language }: Report): Html {
  const t = reportFileMessages[language].html;
  return html`<nav class="contents" aria-label="${t.contents}">
    <p class="contents-title">${t.contents}</p>
    ${listHtml(chapters, 1)}
  </nav> `;
}

function listHtml(sections: readonly Section[], level: number): Html {
  if (sections.length === 0 || level > levelsShown) return nothing;
  return html`<ol>
    ${sections.map(
      (section) =>
        html`<li>
          <a href="#${anchorOf(section.id)}">${titleHtml(section)}</a>${listHtml(section.sections, level + 1)}
        </li> `,
    )}
  </ol>`;
}
