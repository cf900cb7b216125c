import { expect, test } from 'vitest';
import { nothingToCompare, type ReportTexts } from '@samskar/shared/report';
import { checkReport, proposeSentences, type CheckSources, type Report } from '@samskar/shared/report';
import { contentOf, meanOf, prose, rankedOthers } from '../../support/report-content.ts';
import { field } from '../../support/sample-report.ts';

const points = [60, 50, 40, 30, 20];

const written: ReportTexts = {
  parts: [],
  texts: { 'part/foreword': prose('Et forord.'), 'part/closing': prose('En avslutning.') },
};

/** Nothing to find fault with, but for what is given. */
function sourcesWith(other: Partial<CheckSources> = {}): CheckSources {
  return {
    content: contentOf(points),
    texts: written,
    comparison: nothingToCompare,
    taken: {},
    interviewees: [],
    interviewsNotHeld: 0,
    language: 'nb',
    ...other,
  };
}

/** A total of 200 points, and an area 1 with 60, of which its first sub-area has 23.2. */
const report: Report = {
  format: 'samskar-report/1',
  language: 'nb',
  title: 'Rapport',
  subtitle: '',
  municipality: 'Midtre Gauldal',
  year: 2023,
  instrument: 'Prøve 3.2',
  authors: [],
  status: { isDraft: true, text: 'Utkast' },
  dataDate: null,
  chapters: [
    {
      id: 'foreword',
      number: null,
      title: 'Forord',
      blocks: [
        {
          kind: 'paragraph',
          spans: [field(200, 'nb', 0, { kind: 'total' }), field(180, 'nb'), field(198.6, 'nb')],
        },
      ],
      sections: [],
    },
    {
      id: 'areas',
      number: '4',
      title: 'Områdene',
      blocks: [],
      sections: [
        {
          id: 'area/1',
          number: '4.1',
          title: 'Navn 1',
          blocks: [
            {
              kind: 'paragraph',
              spans: [field(60, 'nb', 0, { kind: 'area', id: '1' }), field(23.2, 'nb', 1)],
            },
          ],
          sections: [],
        },
      ],
    },
  ],
};

function problems(other: Partial<CheckSources> = {}, of: Report = report) {
  return checkReport(of, sourcesWith(other)).map(({ kind, severity, place }) => ({ kind, severity, place }));
}

function justifying(indicator: string, text: string): CheckSources['content'] {
  const content = contentOf(points);
  const justifications = content.justifications.map((one) =>
    one.indicator === indicator ? { indicator, text: prose(text) } : one,
  );
  return { ...content, justifications };
}

function textsWith(at: string, text: string): ReportTexts {
  return { ...written, texts: { ...written.texts, [at]: prose(text) } };
}

test('finds nothing in a report that is whole', () => {
  expect(problems()).toEqual([]);
});

test('finds the parts in which nothing is written, and only those that are on', () => {
  const own = 'c0ffee00-0000-4000-8000-000000000000';
  const parts = [
    { id: 'foreword', isOn: true, title: null },
    { id: 'closing', isOn: false, title: null },
    { id: own, isOn: true, title: 'Takk' },
  ];
  expect(problems({ texts: { parts, texts: { [`part/${own}`]: prose('  ') } } })).toEqual([
    { kind: 'empty-part', severity: 'blocks', place: { kind: 'text', at: 'part/foreword' } },
    { kind: 'empty-part', severity: 'blocks', place: { kind: 'text', at: `part/${own}` } },
  ]);
});

test('finds each graded indicator that nobody has justified', () => {
  const content = { ...justifying('2.1.1', ' '), agreed: { ...contentOf(points).agreed } };
  content.agreed['3.1.1'] = { kind: 'not-applicable' };
  content.justifications = content.justifications.filter(({ indicator }) => indicator !== '3.1.1');
  expect(problems({ content })).toEqual([
    { kind: 'missing-justification', severity: 'blocks', place: { kind: 'indicator', id: '2.1.1' } },
  ]);
});

test('finds an area whose three columns are empty', () => {
  const content = contentOf(points);
  const findings = content.findings.filter(({ area }) => area !== '4');
  expect(problems({ content: { ...content, findings } })).toEqual([
    { kind: 'no-findings', severity: 'warns', place: { kind: 'area', id: '4' } },
  ]);
});

test('finds figures without an alternative text and tables without a caption', () => {
  const table = { kind: 'table', id: 't', caption: ' ', columns: [], rows: [] } as const;
  const figure = {
    kind: 'figure',
    id: 'f',
    caption: 'Noe',
    chart: {
      kind: 'bars',
      language: 'nb',
      title: 'x',
      description: '',
      decimals: 0,
      max: 1,
      bars: [],
    },
    table,
  } as const;
  const [chapter] = report.chapters;
  const holed = {
    ...report,
    chapters: [...report.chapters, { ...chapter!, id: 'x', blocks: [figure, table] }],
  };
  expect(problems({}, holed)).toEqual([
    { kind: 'missing-alternative', severity: 'blocks', place: { kind: 'figure', id: 'f' } },
    { kind: 'missing-caption', severity: 'blocks', place: { kind: 'table', id: 't' } },
  ]);
});

test.each([
  ['part/foreword', 'Kommunen fikk 205 poeng.', '205 poeng', '200'],
  ['part/closing', 'Summen er 198 av 500 poeng.', '198 av 500 poeng', '200'],
  ['area/1/lead', 'Området har 62 poeng.', '62 poeng', '60'],
])('finds points that are typed and wrong in %s', (at, text, typed, computed) => {
  const [found, ...others] = checkReport(report, sourcesWith({ texts: textsWith(at, text) }));
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    kind: 'contradicting-number',
    severity: 'warns',
    place: { kind: 'text', at },
  });
  expect(found?.text).toContain(typed);
  expect(found?.text).toContain(computed);
});

test.each([
  ['part/foreword', 'Kommunen fikk 200 av 500 poeng.'],
  ['part/foreword', 'Snittet er 180 poeng, og den andre kommunen fikk 199 poeng.'],
  ['part/foreword', 'Det er 190 poeng over snittet.'],
  ['part/foreword', 'Et helt område gir 100 poeng.'],
  ['part/foreword', 'Vedtatt i 2020, med 205 ansatte.'],
  ['area/1/lead', 'Delområdet har 23,2 poeng.'],
  ['area/1/lead', 'Området har 60 poeng og totalen er 200 poeng.'],
])('leaves alone in %s: %s', (at, text) => {
  expect(problems({ texts: textsWith(at, text) })).toEqual([]);
});

test('finds who was interviewed wherever the name stands', () => {
  const interviewees = ['Kari Normann', 'Ola B. Hansen'];
  const content = {
    ...justifying('1.1.1', 'Som ola hansen sa.'),
    goldStars: [
      {
        id: 'c0ffee00-0000-4000-8000-000000000001',
        area: '2',
        indicator: '2.1.1',
        practice: 'KARI  NORMANNS modell',
        why: 'God.',
      },
    ],
  };
  expect(problems({ interviewees, content })).toEqual([
    { kind: 'name', severity: 'blocks', place: { kind: 'indicator', id: '1.1.1' } },
    { kind: 'name', severity: 'blocks', place: { kind: 'indicator', id: '2.1.1' } },
  ]);
});

test('lets assessors be named in the chapter on the method alone', () => {
  expect(problems({ texts: textsWith('part/method', 'Vurderer A var med.') })).toEqual([]);
  expect(problems({ texts: textsWith('part/foreword', 'Vurderer A var med.') })).toEqual([
    { kind: 'name', severity: 'warns', place: { kind: 'text', at: 'part/foreword' } },
  ]);
});

test('takes no other word for a name', () => {
  const interviewees = ['Kari Norm', 'Bo'];
  const content = justifying('1.1.1', 'Kari Normann og en bok om boplikt.');
  expect(problems({ interviewees, content })).toEqual([]);
});

test('finds figures that are not written as the language has them', () => {
  const content = justifying('1.1.1', 'Det er 5.000 innbyggere, og 62.5 prosent svarte.');
  const found = checkReport(report, sourcesWith({ content }));
  expect(found.map(({ text }) => text)).toEqual(['«5.000» skrives «5\u00a0000».', '«62.5» skrives «62,5».']);
});

test('reads a text in the language that it is written in, not in the report’s', () => {
  const content = justifying('1.1.1', 'Det er 62,5 prosent som har svart på spørsmålet.');
  expect(problems({ content }, { ...report, language: 'en' })).toEqual([]);
});

test('says that planned interviews were not held', () => {
  expect(problems({ interviewsNotHeld: 2 })).toEqual([
    { kind: 'interview-not-held', severity: 'warns', place: { kind: 'interviews' } },
  ]);
});

test('finds a conflict between what was published of the evaluation and its grades', () => {
  const published = { total: 205, areas: {}, subareas: {} };
  expect(problems({ published })).toContainEqual({
    kind: 'conflict',
    severity: 'blocks',
    place: { kind: 'result' },
  });
  expect(problems({ published: { total: 200, areas: { 1: 60 }, subareas: {} } })).toEqual([]);
});

test('flags a sentence that was taken over when its figures have changed, and says it anew', () => {
  const before = {
    ...nothingToCompare,
    ranking: rankedOthers([1, 2, 3, 4]),
    means: [meanOf(180, { 1: 10 })],
  };
  const after = { ...before, ranking: rankedOthers([1, 2, 3, 400]) };
  const content = contentOf(points);
  const sentences = proposeSentences({
    instrument: content.instrument.file,
    result: content.result,
    population: content.population,
    comparison: before,
    language: 'nb',
  });
  const taken = Object.fromEntries(sentences.map(({ id, basis }) => [id, basis]));
  expect(problems({ taken, comparison: before })).toEqual([]);
  const [found, ...others] = checkReport(report, sourcesWith({ taken, comparison: after }));
  expect(others).toEqual([]);
  expect(found).toMatchObject({ kind: 'stale-sentence', place: { kind: 'text', at: 'part/foreword' } });
  expect(found?.text).toContain('den nest høyeste av 5');
});

test('lists what blocks first', () => {
  const content = { ...justifying('2.1.1', ''), findings: [] };
  const found = problems({ content, interviewsNotHeld: 1, texts: { parts: [], texts: {} } });
  const severities = found.map(({ severity }) => severity);
  expect(severities).toEqual(severities.toSorted());
  expect(new Set(severities).size).toBe(2);
});
