import { builtInParts } from '@samskar/shared/report';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkDocxTemplate } from '../../../server/src/reports/check-docx-template.ts';
import {
  describeMissingTags,
  describeTemplateProblem,
} from '../../../server/src/reports/describe-template-problem.ts';
import { knownTags, parseTag } from '../../../server/src/reports/docx/template-tags.ts';
import { attributeValues } from '../../../server/src/reports/read-xml-elements.ts';
import { renderDocx } from '../../../server/src/reports/render-docx.ts';
import { relationship, relationshipsPart, wordParts as templateParts } from '../../support/office-parts.ts';
import { wordElements, wordParagraphs } from '../../support/read-word-file.ts';
import { wordReport } from '../../support/word-report.ts';
import { zipParts } from '../../support/zip-parts.ts';

/** Reckoning the pages of a report takes seconds on a busy machine. */
const patienceMs = 60_000;

it.each(knownTags)('knows {{%s}}', (name) => {
  expect(parseTag(name.endsWith(':') ? `${name}1` : name)).toBeDefined();
});

describe('a report in a customer\u2019s template', { timeout: patienceMs }, () => {
  let filled: Uint8Array;

  beforeAll(async () => {
    filled = await renderDocx(wordReport({ isDraft: false }), {
      template: template([
        paragraph('{{title}}', 'Tittel'),
        '<w:p><w:r><w:t>Kommunen fikk {{num</w:t></w:r><w:r><w:t>ber:total}} poeng, av dem {{ number:area:2 }}.</w:t></w:r></w:p>',
        paragraph('{{contents}}'),
        paragraph('{{report}}'),
        paragraph('Vennlig hilsen {{municipality}}'),
      ]),
    });
  }, patienceMs);

  it('has the tags replaced in the text and on top of the page, and the rest as it was', () => {
    const texts = wordParagraphs(filled).map(({ text }) => text);
    expect(texts[0]).toBe('Kommunekompasset i Midtre Gauldal');
    expect(texts[1]).toBe('Kommunen fikk 471,3 poeng, av dem 62,5.');
    expect(texts.at(-1)).toBe('Vennlig hilsen Midtre Gauldal');
    expect(wordParagraphs(filled, 'word/header1.xml').map(({ text }) => text)).toEqual([
      'Midtre Gauldal 2023: Signert 21. november 2026',
    ]);
    expect(texts.join('\n')).not.toContain('{{');
  });

  it('has headings, captions and tables in the template\u2019s styles, which are found by their English names', () => {
    const paragraphs = wordParagraphs(filled);
    const headings = paragraphs.filter(({ outlineLevel }) => outlineLevel !== undefined);
    expect(headings.slice(0, 5).map(({ style, outlineLevel }) => [style, outlineLevel])).toEqual([
      ['Overskrift1', 0],
      ['Overskrift1', 0],
      ['Overskrift1', 0],
      ['Overskrift2', 1],
      // The template has no third heading: the level is there all the same.
      [undefined, 2],
    ]);
    expect(paragraphs.filter(({ fields }) => fields[0]?.startsWith('SEQ')).map(({ style }) => style)).toEqual(
      Array.from({ length: 5 }, () => 'Bildetekst'),
    );
    const tableStyles = wordElements(filled).filter(({ name }) => name === 'tblStyle');
    expect(new Set(tableStyles.map((style) => attributeValues(style, 'val')[0]))).toEqual(
      new Set(['KommunensTabell']),
    );
  });

  it('has contents with the headings that came, and their pages', () => {
    const lines = wordParagraphs(filled).filter(({ fields }) =>
      fields.some((field) => field.startsWith('PAGEREF')),
    );
    expect(lines).toHaveLength(7);
    expect(lines[0]!.text).toMatch(/^Forord\t\d+$/);
    expect(lines[0]!.fields[0]).toMatch(/^TOC /);
  });

  it('brings footnotes, pictures and lists along', () => {
    expect(
      wordParagraphs(filled, 'word/footnotes.xml').some(({ text }) => text.startsWith(' Fotnote:')),
    ).toBe(true);
    const drawing = wordElements(filled).find(({ name }) => name === 'docPr');
    expect(attributeValues(drawing!, 'descr')).toEqual(['Søylen viser Kommunen har en plan.']);
    expect(wordElements(filled, 'word/numbering.xml').some(({ name }) => name === 'abstractNum')).toBe(true);
  });

  it('says its language where the template\u2019s is another', () => {
    const languages = wordElements(filled).filter(({ name }) => name === 'lang');
    expect(new Set(languages.map((language) => attributeValues(language, 'val')[0]))).toEqual(
      new Set(['nb-NO', 'sv-SE']),
    );
  });

  it('is the same bytes each time', async () => {
    const bytes = template([paragraph('{{areas}}'), paragraph('{{title}}')]);
    const first = await renderDocx(wordReport(), { template: bytes });
    expect(Buffer.compare(await renderDocx(wordReport(), { template: bytes }), first)).toBe(0);
  });

  it('can be put together part by part', async () => {
    const file = await renderDocx(wordReport({ isDraft: false }), {
      template: template(
        ['{{figure:total}}', '{{area:2}}', '{{table:totals}}', '{{section:subarea/1.1}}'].map((tag) =>
          paragraph(tag),
        ),
      ),
    });
    const texts = wordParagraphs(file).map(({ text }) => text);
    expect(texts.filter((text) => /^(Figur|Tabell) \d/.test(text)).map((text) => text.split(':')[0])).toEqual(
      ['Figur 1', 'Tabell 1', 'Tabell 2', 'Tabell 3'],
    );
    expect(texts.at(-1)).toBe('Kommunen har en plan.');
    expect(texts).not.toContain('Forord');
  });

  it('is marked as a draft also where the template has no room for it', async () => {
    const file = await renderDocx(wordReport({ isDraft: true }), {
      template: zipParts(templateParts(paragraph('{{foreword}}'))),
    });
    expect(wordParagraphs(file)[0]!.text).toBe('Utkast: ikke signert');
  });

  it('says in a draft what the template asks for in vain, and nothing when it is signed', async () => {
    const bytes = zipParts(templateParts(paragraph('{{area:9}}') + paragraph('Poeng: {{number:area:9}}')));
    const draft = wordParagraphs(await renderDocx(wordReport({ isDraft: true }), { template: bytes }));
    expect(draft.map(({ text }) => text)).toContain(
      'Malen ber om area:9, som ikke er med i denne rapporten.',
    );
    const signed = wordParagraphs(await renderDocx(wordReport({ isDraft: false }), { template: bytes }));
    expect(signed.map(({ text }) => text).join('')).toBe('Poeng: ');
  });

  it('cannot be taken for a tag itself', async () => {
    const report = { ...wordReport({ text: '{{title}} {{report}}', areas: 1 }), title: '{{municipality}}' };
    const file = await renderDocx(report, {
      template: zipParts(templateParts(paragraph('{{title}}') + paragraph('{{report}}'))),
    });
    const texts = wordParagraphs(file).map(({ text }) => text);
    expect(texts).toContain('{{municipality}}');
    expect(texts.filter((text) => text === 'Forord')).toHaveLength(1);
  });

  it('is not made with a template that nobody has accepted', async () => {
    const hostile = zipParts({ ...templateParts(paragraph('{{report}}')), 'word/vbaProject.bin': 'x' });
    await expect(renderDocx(wordReport(), { template: hostile })).rejects.toThrow('macros');
  });
});

describe('the check of a template', () => {
  it('names the tags that are used and the known ones that are missing', () => {
    const checked = checkDocxTemplate(
      zipParts(templateParts(paragraph('{{title}} {{year}}') + paragraph('{{results}}'))),
    );
    expect(checked).toEqual({
      ok: true,
      value: {
        used: ['title', 'year', 'results'],
        missing: [
          ...['subtitle', 'municipality', 'instrument', 'authors', 'status', 'data-date', 'contents'],
          ...builtInParts.filter((part) => part !== 'results'),
        ],
      },
    });
  });

  it('misses nothing of the text when the whole report is asked for', () => {
    const checked = checkDocxTemplate(zipParts(templateParts(paragraph('{{report}}'))));
    expect(checked.ok && checked.value.missing).not.toContain('foreword');
  });

  it.each([
    [
      'an unknown tag',
      paragraph('{{titel}}'),
      { kind: 'unknown-tag', tag: 'titel', part: 'word/document.xml' },
    ],
    ['an empty tag', paragraph('{{}}'), { kind: 'unknown-tag', tag: '', part: 'word/document.xml' }],
    [
      'a tag of nothing',
      paragraph('{{area:}}'),
      { kind: 'unknown-tag', tag: 'area:', part: 'word/document.xml' },
    ],
    [
      'code',
      paragraph('{{constructor}}'),
      { kind: 'unknown-tag', tag: 'constructor', part: 'word/document.xml' },
    ],
    [
      'a tag that is not closed',
      paragraph('{{title'),
      { kind: 'unclosed-tag', text: '{{title', part: 'word/document.xml' },
    ],
    [
      'a chapter inside a line',
      paragraph('Se {{results}}'),
      { kind: 'misplaced-tag', tag: 'results', part: 'word/document.xml' },
    ],
    ['the report twice', paragraph('{{report}}').repeat(2), { kind: 'repeated-tag', tag: 'report' }],
  ])('names %s', (_, body, problem) => {
    expect(checkDocxTemplate(zipParts(templateParts(body)))).toEqual({ ok: false, error: [problem] });
  });

  it('names a chapter on top of the page', () => {
    const parts = { ...templateParts(''), 'word/header1.xml': header('{{results}}') };
    expect(checkDocxTemplate(zipParts(parts))).toEqual({
      ok: false,
      error: [{ kind: 'misplaced-tag', tag: 'results', part: 'word/header1.xml' }],
    });
  });

  it('names all that is wrong with the tags at once', () => {
    const checked = checkDocxTemplate(zipParts(templateParts(paragraph('{{a}} {{b}} {{c'))));
    expect(!checked.ok && checked.error.map(({ kind }) => kind)).toEqual([
      'unknown-tag',
      'unknown-tag',
      'unclosed-tag',
    ]);
  });

  it('stops at more tags than any report has use for', () => {
    expect(checkDocxTemplate(zipParts(templateParts(paragraph('{{year}} '.repeat(2_001)))))).toEqual({
      ok: false,
      error: [{ kind: 'too-many-tags', most: 2_000 }],
    });
  });

  it.each([
    [
      'more text of its own than a template has',
      paragraph('x').repeat(3_001),
      { kind: 'too-long', most: 3_000 },
    ],
    ['a word without end', paragraph('x'.repeat(301)), { kind: 'endless-word', most: 300 }],
  ])('refuses %s, whose pages would take minutes to reckon', (_, body, problem) => {
    expect(checkDocxTemplate(zipParts(templateParts(body)))).toEqual({ ok: false, error: [problem] });
  });

  it('refuses a package without a text', () => {
    const { 'word/document.xml': _, ...parts } = templateParts('');
    expect(checkDocxTemplate(zipParts(parts))).toMatchObject({ error: [{ kind: 'other-kind' }] });
  });

  it('refuses what the check of Office files refuses', () => {
    const parts = {
      ...templateParts(paragraph('{{report}}')),
      'word/_rels/settings.xml.rels': relationshipsPart(
        relationship('attachedTemplate', 'https://example.org/a.dotm', 'External'),
      ),
    };
    expect(checkDocxTemplate(zipParts(parts))).toMatchObject({ error: [{ kind: 'external-link' }] });
  });

  it('says what is wrong in words, in both languages', () => {
    const checked = checkDocxTemplate(zipParts(templateParts(paragraph('{{titel}} {{results}} {{c'))));
    const lines = (language: 'nb' | 'en') =>
      !checked.ok && checked.error.map((problem) => describeTemplateProblem(problem, language));
    expect(lines('nb')).toEqual([
      'Ukjent tagg i word/document.xml: {{titel}}',
      '{{results}} i word/document.xml setter inn hele avsnitt, og må stå alene på en linje i selve teksten.',
      'En tagg i word/document.xml er ikke avsluttet: {{c',
    ]);
    expect(lines('en')).toContain('Unknown tag in word/document.xml: {{titel}}');
    expect(describeMissingTags(['title', 'report'], 'nb')).toBe('Malen bruker ikke: {{title}}, {{report}}');
    expect(describeMissingTags([], 'en')).toBe(undefined);
    expect(describeTemplateProblem({ kind: 'too-large', limit: 'partsMax', most: 5000 }, 'en')).toBe(
      'The file has more than 5,000 parts.',
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((text) => zipParts(templateParts(text))),
        ),
        (bytes) => {
          const checked = checkDocxTemplate(bytes);
          expect(checked.ok || checked.error.length > 0).toBe(true);
        },
      ),
    );
  });
});

/** With Norwegian ids, as Word gives them to Norwegian users, and a table style of its own; no third heading. */
function template(body: readonly string[]): Uint8Array {
  const parts = templateParts(body.join('') + section);
  const types = parts['[Content_Types].xml']!.replace(
    '</Types>',
    `${override('styles')}${override('header1', 'header')}</Types>`,
  );
  return zipParts({
    ...parts,
    '[Content_Types].xml': types,
    'word/styles.xml': styles,
    'word/header1.xml': header('{{municipality}} {{year}}: {{status}}'),
    'word/_rels/document.xml.rels': relationshipsPart(
      relationship('styles', 'styles.xml') + relationship('header', 'header1.xml'),
    ),
  });
}

function override(part: string, type = part): string {
  return `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`;
}

function paragraph(text: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
}

function header(text: string): string {
  return `<w:hdr ${namespace}>${paragraph(text)}</w:hdr>`;
}

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const section =
  '<w:sectPr><w:headerReference w:type="default" r:id="rheader"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1800" w:right="1800" w:top="1440" w:bottom="1440"/></w:sectPr>';

function style(kind: string, id: string, name: string, isCustom = false): string {
  return `<w:style w:type="${kind}" w:styleId="${id}"${isCustom ? ' w:customStyle="1"' : ''}><w:name w:val="${name}"/></w:style>`;
}

const styles = `<w:styles ${namespace}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>${[
  style('paragraph', 'Normal', 'Normal'),
  style('paragraph', 'Tittel', 'Title'),
  style('paragraph', 'Overskrift1', 'heading 1'),
  style('paragraph', 'Overskrift2', 'heading 2'),
  style('paragraph', 'Bildetekst', 'caption'),
  style('table', 'Tabellrutenett', 'Table Grid'),
  style('table', 'KommunensTabell', 'Kommunens tabell', true),
].join('')}</w:styles>`;
