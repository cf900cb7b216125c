import type { NumberField, Report, Section } from '@samskar/shared/report';
import { describe, expect, it } from 'vitest';
import { renderPdf } from '../../../server/src/reports/render-pdf.ts';
import { longReport } from '../../support/long-report.ts';
import { elementsOf, readPdf, type PdfBookmark } from '../../support/read-pdf.ts';

const report = longReport({ areas: 2 });
const pdf = await readPdf(renderPdf(report));

describe('What the PDF of a report tells who cannot see it', () => {
  it('has the report’s tree of headings as bookmarks and as tags', () => {
    expect(pdf.outline).toEqual(report.chapters.map(bookmarkOf));
    const headings = elementsOf(pdf, /^H\d$/).map(({ role, text }) => `${role} ${text}`);
    const expected = (section: Section, level: number): string[] => [
      `H${level} ${titleOf(section)}`,
      ...section.sections.flatMap((below) => expected(below, level + 1)),
    ];
    expect(headings).toEqual(['H1 Innhold', ...report.chapters.flatMap((chapter) => expected(chapter, 1))]);
  });

  it('says title, authors, day and language, and shows the title', () => {
    expect(pdf.info).toMatchObject({
      Title: report.title,
      Author: 'Vurderer A, Vurderer B',
      CreationDate: 'D:20240501000000Z',
      Language: 'nb',
    });
    expect(pdf.showsTitle).toBe(true);
    expect(pdf.isMarked).toBe(true);
  });

  it('reads figures by their descriptions, tables by their heads, and notes where they stand', () => {
    expect(elementsOf(pdf, /^Figure$/).map(({ alt }) => alt)).toEqual([
      'Stolper for 2 områder; høyest er det siste.',
    ]);
    expect(elementsOf(pdf, /^Note$/).map(({ text }) => text)).toEqual(['1Begge evaluatorer er sertifisert.']);
    expect(elementsOf(pdf, /^Caption$/).map(({ text }) => text)).toContain('Tabell 1: Poeng på hvert område');
    const [table] = elementsOf(pdf, /^Table$/);
    const heads = table!.children
      .find(({ role }) => role === 'THead')!
      .children.flatMap(({ children }) => children);
    expect(heads.map(({ role, text }) => `${role} ${text}`)).toEqual([
      'TH Område',
      'TH Poeng',
      'TH Maks',
      'TH Snitt for landet',
    ]);
  });
});

function titleOf({ number, title }: Section): string {
  return number === null ? title : `${number} ${title}`;
}

function bookmarkOf(section: Section): PdfBookmark {
  return { title: titleOf(section), items: section.sections.map(bookmarkOf) };
}
