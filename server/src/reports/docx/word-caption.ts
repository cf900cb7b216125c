import { Paragraph, SimpleField } from 'docx';
import { wordRun } from './word-inline.ts';
import type { WordContext } from './word-context.ts';

/**
 * "Figur 3: ..." with a number that Word counts, so that it stays right when somebody moves a figure. `keepsWith` is where the
 * thing is that it names.
 */
export function wordCaption(
  kind: 'figure' | 'table',
  text: string,
  keepsWith: 'next' | 'above',
  context: WordContext,
): Paragraph {
  const label = context.messages[kind];
  const { caption: style } = context.look.styles;
  const look = style === null ? { bold: true } : {};
  const number = context.nextNumber(kind);
  return new Paragraph({
    ...(style === null ? { spacing: { before: 120, after: 80 } } : { style }),
    keepNext: keepsWith === 'next',
    keepLines: true,
    children: [
      wordRun(`${label} `, context, look),
      new SimpleField(`SEQ ${label} \\* ARABIC`, String(number)),
      wordRun(text === '' ? '' : `: ${text}`, context, look),
    ],
  });
}
