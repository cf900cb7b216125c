import fc from 'fast-check';
import { expect, it, describe } from 'vitest';
import { officeFileLimits, openOfficeFile } from '../../../server/src/reports/open-office-file.ts';
import { relationship, relationshipsPart, wordParts } from '../../support/office-parts.ts';
import { unzipTexts, zipParts } from '../../support/zip-parts.ts';

describe('a file that brings nothing but what it shows', () => {
  it('is opened, with the parts it has', () => {
    const parts = wordParts(paragraph('{{title}}'));
    const opened = openOfficeFile(zipParts(parts), 'docx');
    expect(opened.ok && Object.keys(unzipTexts(opened.value.bytes))).toEqual(Object.keys(parts));
  });

  it('may have links for people to click, and fields about itself', () => {
    const body = field(' PAGE ') + field(' TOC \\o "1-3" \\h ') + field(' HYPERLINK "https://example.org" ');
    expect(
      problemOf({ ...wordParts(body), ...relating('hyperlink', 'https://example.org', 'External') }),
    ).toBe(undefined);
  });

  it('is a document even when it was saved as a template', () => {
    const opened = openOfficeFile(zipParts(wordParts('', 'template.main+xml')), 'docx');
    expect(opened.ok && unzipTexts(opened.value.bytes)['[Content_Types].xml']).toContain(
      '.document.main+xml',
    );
  });
});

describe('a file that runs, fetches or brings something is refused', () => {
  const parts = wordParts(paragraph('{{report}}'));
  it.each([
    ['a macro project', { 'word/vbaProject.bin': 'x' }, 'macros'],
    ['a document that says it has macros', wordParts('', 'document.macroEnabled.main+xml'), 'macros'],
    ['a relationship to macros elsewhere', relating('vbaProject', 'media/image1.png'), 'macros'],
    ['ActiveX', { 'word/activeX/activeX1.xml': '<a/>' }, 'embedded'],
    ['an object', { 'word/embeddings/oleObject1.bin': 'x' }, 'embedded'],
    ['a program', { 'word/media/run.exe': 'MZ' }, 'embedded'],
    ['another document to be taken in', relating('aFChunk', 'other.docx'), 'embedded'],
    ['a web add-in', relating('webextensiontaskpanes', 'taskpanes.xml'), 'embedded'],
    [
      'a template elsewhere',
      relating('attachedTemplate', 'https://example.org/t.dotm', 'External'),
      'external-link',
    ],
    ['a linked picture', relating('image', 'https://example.org/p.png', 'External'), 'external-link'],
    ['a linked picture that does not say so', relating('image', 'file://server/p.png'), 'external-link'],
    ['a link to a program', relating('hyperlink', 'file:///c:/run.exe', 'External'), 'external-link'],
    ['a link that calls itself an image in capitals', relating('ATTACHEDTEMPLATE', 'x'), 'external-link'],
    [
      'an address written with entities',
      relating('image', '&#104;ttps://example.org', 'Exter&#110;al'),
      'external-link',
    ],
    [
      'a picture of the old drawing language',
      wordParts('<v:imagedata src="https://example.org/p.png"/>'),
      'external-link',
    ],
    ['a mail merge', { 'word/settings.xml': '<settings><mailMerge/></settings>' }, 'external-link'],
    ['entities', { 'word/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }, 'entities'],
    ['a picture with a script', { 'word/media/a.svg': '<svg><script/></svg>' }, 'embedded'],
    [
      'a picture that fetches another',
      { 'word/media/a.svg': '<svg><image href="https://example.org"/></svg>' },
      'external-link',
    ],
    ['a field that runs a program', wordParts(field('DDEAUTO c:\\\\run.exe')), 'action'],
    [
      'a field that fetches a picture',
      wordParts(field('INCLUDEPICTURE "https://example.org/p.png"')),
      'action',
    ],
    ['a field cut into pieces', wordParts(field('DDE', 'AUTO c:\\\\run.exe')), 'action'],
    [
      'a field whose name another field makes',
      wordParts(field(begin + instruction('QUOTE 68 68 69') + end)),
      'action',
    ],
    ['a field that never ends', wordParts(`<w:p><w:r>${begin}${instruction('DDE x')}</w:r></w:p>`), 'action'],
    ['a simple field', wordParts('<w:p><w:fldSimple w:instr="DATABASE x"/></w:p>'), 'action'],
    ['a field linking to a program', wordParts(field('HYPERLINK "file:///c:/run.exe"')), 'action'],
    ['XML that is not well formed', wordParts('<w:p>'), 'broken-part'],
    ['XML nested without end', wordParts('<w:p>'.repeat(1000) + '</w:p>'.repeat(1000)), 'broken-part'],
    ['XML in another encoding', { 'word/styles.xml': Buffer.from('\ufeff<a/>', 'utf16le') }, 'broken-part'],
    [
      'macros in the data of a chart',
      { 'word/embeddings/a.xlsx': workbook('sheet.macroEnabled.main+xml') },
      'macros',
    ],
    ['not even a document', { '[Content_Types].xml': '<Types/>' }, 'other-kind'],
  ] as const)('%s', (_, added: Readonly<Record<string, string | Uint8Array>>, kind) => {
    expect(problemOf({ ...parts, ...added })).toBe(kind);
  });

  it('a click in a slide that runs a program', () => {
    const slide = '<sld xmlns:a="urn:a"><a:hlinkClick action="ppaction://program"/></sld>';
    const deck = { ...presentation, 'ppt/slides/slide1.xml': slide };
    expect(openOfficeFile(zipParts(deck), 'pptx')).toMatchObject({ error: { kind: 'action' } });
  });

  it('a deck where a document is asked for', () => {
    expect(problemOf(presentation)).toBe('other-kind');
  });
});

describe('a zip that is not what it says is refused', () => {
  const good = zipParts(wordParts(paragraph('x'.repeat(2000))));

  it('an old or locked document', () => {
    expect(problemOfBytes(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('encrypted');
  });

  it('a zip with a password', () => {
    const locked = good.slice();
    const at = Buffer.from(locked).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    locked[at + 8] = 1;
    expect(problemOfBytes(locked)).toBe('encrypted');
  });

  it('too large a file', () => {
    expect(problemOfBytes(new Uint8Array(officeFileLimits.fileBytesMax + 1))).toBe('too-large');
  });

  it('too many parts', () => {
    const many = Object.fromEntries(
      Array.from({ length: officeFileLimits.partsMax + 1 }, (_, index) => [`${index}.xml`, '']),
    );
    expect(problemOf(many)).toBe('too-large');
  });

  it('a part that unpacks to far more than was packed', () => {
    expect(problemOf({ ...wordParts(''), 'word/media/a.bmp': new Uint8Array(20_000_000) })).toBe('too-large');
  });

  it('a part that unpacks to more than the table says', () => {
    const bomb = zipParts({ ...wordParts(''), 'word/media/a.bmp': new Uint8Array(20_000_000) });
    const at = Buffer.from(bomb).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(at + 24, 1000, true);
    expect(problemOfBytes(bomb)).toBe('broken');
  });

  it('two parts that Word takes for one', () => {
    expect(problemOf({ ...wordParts(''), 'WORD/document.xml': '<a/>' })).toBe('broken');
  });

  it('a part that leads out of the package', () => {
    expect(problemOf({ ...wordParts(''), '../document.xml': '<a/>' })).toBe('broken');
  });

  it('never throws, whatever is cut off or changed', () => {
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(good.length - 1), fc.nat(255), (length, at, byte) => {
        const changed = good.slice();
        changed[at] = byte;
        problemOfBytes(changed);
        const cut = openOfficeFile(good.slice(0, length), 'docx');
        expect(cut.ok).toBe(length === good.length);
      }),
      { numRuns: 300 },
    );
  });
});

function problemOf(parts: Readonly<Record<string, string | Uint8Array>>): string | undefined {
  return problemOfBytes(zipParts(parts));
}

function problemOfBytes(bytes: Uint8Array): string | undefined {
  const opened = openOfficeFile(bytes, 'docx');
  return opened.ok ? undefined : opened.error.kind;
}

function relating(type: string, target: string, mode?: string): Record<string, string> {
  return { 'word/_rels/document.xml.rels': relationshipsPart(relationship(type, target, mode)) };
}

function paragraph(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

const begin = '<w:fldChar w:fldCharType="begin"/>';
const end = '<w:fldChar w:fldCharType="end"/>';

function instruction(text: string): string {
  return `<w:instrText>${text}</w:instrText>`;
}

/** Each piece of the instruction in a run of its own; a piece of markup stays one. */
function field(...pieces: readonly string[]): string {
  const runs = pieces.map((piece) => `<w:r>${piece.startsWith('<') ? piece : instruction(piece)}</w:r>`);
  return `<w:p><w:r>${begin}</w:r>${runs.join('')}<w:r>${end}</w:r></w:p>`;
}

function workbook(mainType: string): Uint8Array {
  return zipParts({
    '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.${mainType}"/></Types>`,
  });
}

const presentation = {
  '[Content_Types].xml':
    '<Types><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>',
  'ppt/presentation.xml': '<presentation/>',
};
