import {
  buildReport,
  builtInParts,
  nothingToCompare,
  textPlace,
  type ReportSources,
  type Section,
} from '@samskar/shared/report';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoReportSources } from '../../support/demo-report.ts';
import { rankedOthers } from '../../support/report-content.ts';
import { blocksOf, numbersOf, sectionsOf, textOf } from '../../support/report-walk.ts';

let sources: ReportSources;

beforeAll(async () => {
  sources = await demoReportSources();
});

describe('the report of Midtre Gauldal 2023', () => {
  test('has the chapters of published reports, and a chapter for each area laid out alike', () => {
    const { chapters } = buildReport(sources);
    expect(chapters.map(({ id, number, title }) => [id, number, title])).toEqual([
      ['foreword', null, 'Forord'],
      ['general', '1', 'Generelt'],
      ['method', '2', 'Metode'],
      ['results', '3', 'Resultat'],
      ['areas', '4', 'Praksis på hvert område'],
      ['closing', '5', 'Avslutning'],
      ['appendix', null, 'Vedlegg: alle indikatorer'],
    ]);
    const areas = chapters.find(({ id }) => id === 'areas')!.sections;
    expect(areas.map(({ number }) => number)).toEqual([
      '4.1',
      '4.2',
      '4.3',
      '4.4',
      '4.5',
      '4.6',
      '4.7',
      '4.8',
    ]);
    for (const area of areas)
      expect(area.blocks.map(({ kind }) => kind)).toEqual(['score-box', 'paragraph', 'table']);
  });

  test.each([
    ['NO', '1.\u00a0juli\u00a02026 kl.\u00a000.30'],
    ['IS', '30.\u00a0juni\u00a02026 kl.\u00a022.30'],
  ])('says when it was signed by the clocks of %s, wherever it is made', (country, said) => {
    const municipality = { ...sources.content.municipality, country };
    const content = { ...sources.content, municipality };
    const { status } = buildReport({ ...sources, content, signedAt: '2026-06-30T22:30:00.000Z' });
    expect(status.text).toContain(said);
  });

  test('shows the figures of the package: total, areas, and the sub-areas with one decimal', () => {
    const report = buildReport(sources);
    const shown = new Map(
      numbersOf(report).flatMap(({ leadsTo, text }) =>
        leadsTo === undefined ? [] : [[leadsTo.kind === 'total' ? 'total' : leadsTo.id, text] as const],
      ),
    );
    expect(shown.get('total')).toBe('550');
    expect(['1', '2', '3', '4', '5', '6', '7', '8'].map((id) => shown.get(id))).toEqual([
      '62',
      '73',
      '87',
      '68',
      '41',
      '67',
      '69',
      '84',
    ]);
    expect([shown.get('1.1'), shown.get('1.4'), shown.get('2.1')]).toEqual(['10,0', '6,7', '8,0']);
  });

  test('shows the same numbers in English, with a decimal point', () => {
    const [nb, en] = [buildReport(sources), buildReport({ ...sources, language: 'en' })];
    expect(numbersOf(en).map(({ value }) => value)).toEqual(numbersOf(nb).map(({ value }) => value));
    expect(numbersOf(en).map(({ text }) => text)).toContain('6.7');
    expect(en.chapters.map(({ title }) => title)).not.toContain('Resultat');
  });

  test('says that the displayed areas add up to something else than the total, and that both are right', () => {
    const notes = blocksOf(buildReport(sources)).flatMap((block) =>
      block.kind === 'note' ? [textOf(block.spans)] : [],
    );
    expect(notes.filter((note) => note.includes('551') && note.includes('550'))).toHaveLength(1);
  });

  test('shows history with its gaps, and says at the break between versions what it means', () => {
    const blocks = blocksOf(buildReport(sources));
    const history = blocks.find((block) => block.kind === 'figure' && block.id === 'results/history/total');
    expect(history).toMatchObject({
      chart: {
        years: [
          { label: '2010', version: '2.0?' },
          { label: '2015', version: '2.0?' },
          { label: '2023', version: '3.2' },
        ],
      },
      table: {
        rows: [expect.anything(), [expect.anything(), expect.anything(), { text: '–' }], expect.anything()],
      },
    });
    const boxes = blocks.flatMap((block) => (block.kind === 'score-box' ? [block] : []));
    expect(boxes[0]?.history.map(({ points }) => points.text)).toEqual(['28', '34']);
    expect(boxes[7]?.history.map(({ points }) => points.text)).toEqual(['–', '–']);
    const notes = blocks.flatMap((block) => (block.kind === 'note' ? [textOf(block.spans)] : []));
    expect(notes.some((note) => note.includes('ulike versjoner (2.0?, 3.2)'))).toBe(true);
  });

  test('names population, period, versions and number of every mean', () => {
    const report = buildReport(sources);
    const items = blocksOf(report).flatMap((block) =>
      block.kind === 'paragraph' ? [textOf(block.spans)] : [],
    );
    expect(items).toContain(
      'Snitt for landet, publisert 2023 (antall kommuner ikke oppgitt, tidsrom ikke oppgitt, versjon 2.0–3.2): 370 poeng.',
    );
    expect(items).toContain(
      'Snitt for 5\u00a0000–10\u00a0000 innbyggere, publisert 2023 (18 kommuner, tidsrom ikke oppgitt, versjon 2.0–3.2): 380 poeng.',
    );
  });

  test('says who was interviewed, by role and number, and how many in all', () => {
    const table = blocksOf(buildReport(sources)).find(
      (block) => block.kind === 'table' && block.id === 'method/interviewed/table',
    );
    const rows = table?.kind === 'table' ? table.rows.map((row) => row.map(({ text }) => text)) : [];
    expect(rows).toContainEqual(['Enhetsledere', '2', '10']);
    expect(table).toMatchObject({ footer: [{ text: 'Til sammen' }, { text: '7' }, { text: '28' }] });
  });

  test('ranks the newest totals, with its own years beside them', () => {
    const figure = blocksOf(buildReport(sources)).find(
      (block) => block.kind === 'figure' && block.id === 'results/ranking',
    );
    const bars = figure?.kind === 'figure' && figure.chart.kind === 'bars' ? figure.chart.bars : [];
    expect(bars.filter(({ emphasis }) => emphasis === 'own')).toEqual([
      { label: 'Midtre Gauldal 2023', value: 550, emphasis: 'own' },
    ]);
    expect(bars.filter(({ emphasis }) => emphasis === 'earlier').map(({ label }) => label)).toEqual([
      'Midtre Gauldal 2010',
    ]);
    expect(bars.map(({ value }) => value)).toEqual(
      bars.map(({ value }) => value).toSorted((a, b) => b! - a!),
    );
  });

  test('ranks within the size group too, of those who had as many inhabitants, and says who, when and how many', () => {
    const { section, bars, notes } = figureOf('results/size-group');
    expect(bars.filter(({ emphasis }) => emphasis !== 'other').map(({ label }) => label)).toEqual([
      'Midtre Gauldal 2023',
      'Midtre Gauldal 2010',
    ]);
    expect(bars.map(({ label }) => label)).not.toContain('Kristiansund 2016');
    expect(textsOf(section)).toEqual([
      'I størrelsesgruppen (Norge, 5\u00a0000–10\u00a0000 innbyggere ved evalueringen) er resultatet nummer 2 av 6, regnet på samme måte.',
    ]);
    expect(notes[0]).toContain(
      'Norge, 5\u00a0000–10\u00a0000 innbyggere ved evalueringen: 6 kommuner, 2015–2023, versjon 2.0, 2.1, 3.2, 3.x.',
    );
  });

  test('lists the highest and the lowest of each size group that has five, and says of which there are too few', () => {
    const totals = [700, 600, 500, 450, 400, 300];
    const small = rankedOthers(totals).map((one, at) => ({ ...one, name: `Liten ${at}`, population: 4_000 }));
    const large = rankedOthers([650]).map((one) => ({ ...one, name: 'Stor', population: 20_000 }));
    const middle = rankedOthers([560, 540, 530, 520]).map((one, at) => ({
      ...one,
      name: `Middels ${at}`,
      population: 6_000,
    }));
    const ranking = [...small, ...large, ...middle];
    const report = buildReport({ ...sources, comparison: { ...sources.comparison, ranking } });
    const section = sectionsOf(report).find(({ id }) => id === 'results/size-groups')!;
    const lists = section.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    const shown = lists.map(({ rows }) =>
      rows.map(([name, group, , , points]) => [name?.text, group?.text, points?.text]),
    );
    const few = 'Under 5\u00a0000 innbyggere (6 kommuner)';
    const own = '5\u00a0000–10\u00a0000 innbyggere (5 kommuner)';
    expect(shown).toEqual([
      [
        ['Liten 0', few, '700'],
        ['Liten 1', few, '600'],
        ['Liten 2', few, '500'],
        ['Middels 0', own, '560'],
        ['Midtre Gauldal', own, '550'],
      ],
      [
        ['Liten 5', few, '300'],
        ['Liten 4', few, '400'],
        ['Liten 3', few, '450'],
        ['Middels 3', own, '520'],
        ['Middels 2', own, '530'],
      ],
    ]);
    const [note] = section.blocks.flatMap((block) => (block.kind === 'note' ? [textOf(block.spans)] : []));
    expect(note).toContain('Norge: 11 kommuner');
    expect(note).toMatch(/For få til en liste: .+ \(1 kommune\)\./);
  });

  test('stands beside the best of Sweden, with the difference that a reader gets who subtracts', () => {
    const { section, bars, notes } = figureOf('results/abroad/se');
    expect(bars).toEqual([
      { label: 'Höganäs 2023 (3.x)', value: 679, emphasis: 'other' },
      { label: 'Midtre Gauldal 2023 (3.2)', value: 550, emphasis: 'own' },
    ]);
    expect(textsOf(section)[0]).toContain('129 poeng over Midtre Gauldal');
    expect(notes[0]).toContain('Sverige: 1 kommune, 2014–2023, versjon 3.x.');
  });

  test('shows results by income group, of those whose group is known', () => {
    const { figure, section } = figureOf('results/income');
    const groups = figure.chart.kind === 'scatter' ? figure.chart.groups : [];
    expect(groups.map(({ label, values }) => [label, values.length])).toEqual([
      ['Inntektsgruppe 1 (2 kommuner)', 2],
      ['Inntektsgruppe 2 (4 kommuner)', 4],
      ['Inntektsgruppe 3 (1 kommune)', 1],
    ]);
    expect(groups[1]!.values.find(({ emphasis }) => emphasis === 'own')).toMatchObject({ value: 550 });
    expect(textsOf(section)).toEqual([
      'Midtre Gauldal er i inntektsgruppe 2 og fikk 550 poeng. I den gruppen har 4 kommuner et resultat.',
    ]);
  });

  test('says the mean of an income group of five or more, in the figure as in its table', () => {
    const ranking = rankedOthers([100, 200, 300, 400, 700]).map((one, at) => ({
      ...one,
      incomeGroup: at === 4 ? 3 : 2,
    }));
    const { figure, section } = figureOf('results/income', { ranking });
    expect(textsOf(section)[0]).toContain('5 kommuner et resultat, 310 poeng i snitt.');
    const means = figure.table.rows.filter(([name]) => name?.text === 'Snitt i gruppen');
    expect(means.map((row) => row.map(({ text }) => text))).toEqual([
      ['Snitt i gruppen', '', '', '2', '310'],
    ]);
  });

  test('gives every figure a table with the same numbers, a caption and an alternative text', () => {
    const figures = blocksOf(buildReport(sources)).filter((block) => block.kind === 'figure');
    expect(figures.length).toBeGreaterThan(10);
    for (const { caption, chart, table } of figures) {
      expect(
        [caption, chart.title, chart.description, table.caption].map((text) => text.trim()),
      ).not.toContain('');
      expect(table.rows.length).toBeGreaterThan(0);
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    }
  });

  test('has no two sections, tables or figures of one id', () => {
    const report = buildReport(sources);
    const ids = [
      ...sectionsOf(report).map(({ id }) => `section ${id}`),
      ...blocksOf(report).flatMap((block) => {
        if (block.kind === 'table') return [`table ${block.id}`];
        return block.kind === 'figure' ? [`figure ${block.id}`, `table ${block.table.id}`] : [];
      }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

function figureOf(id: string, comparison: Partial<ReportSources['comparison']> = {}) {
  const report = buildReport({ ...sources, comparison: { ...sources.comparison, ...comparison } });
  const section = sectionsOf(report).find((one) => one.id === id)!;
  const figure = section.blocks.find((block) => block.kind === 'figure')!;
  const bars = figure.chart.kind === 'bars' ? figure.chart.bars : [];
  const notes = section.blocks.flatMap((block) => (block.kind === 'note' ? [textOf(block.spans)] : []));
  return { section, figure, bars, notes };
}

function textsOf({ blocks }: Section): string[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [textOf(block.spans)] : []));
}

describe('what people write of a report', () => {
  const paragraph = (text: string) => [
    { kind: 'paragraph' as const, spans: [{ kind: 'text' as const, text }] },
  ];
  const texts = {
    [textPlace.part('foreword')]: paragraph('Dette er forordet.'),
    [textPlace.areaLead('3')]: paragraph('Om styring.'),
    [textPlace.areaImprove('3')]: paragraph('Mer av det.'),
    [textPlace.subareaLead('3.1')]: paragraph('Før.'),
    [textPlace.subareaClose('3.1')]: paragraph('Etter.'),
  };
  const textsIn = (id: string) => {
    const report = buildReport({ ...sources, texts: { texts, parts: [] } });
    const section = sectionsOf(report).find((one) => one.id === id)!;
    return section.blocks.flatMap((block) => (block.kind === 'paragraph' ? [textOf(block.spans)] : []));
  };

  test('stands where it belongs', () => {
    expect(textsIn('foreword')).toContain('Dette er forordet.');
    expect(textsIn('area/3')).toContain('Om styring.');
    expect(textsIn('area/3/improve')).toEqual(['Mer av det.']);
    const subarea = textsIn('subarea/3.1');
    expect([subarea.indexOf('Før.'), subarea.at(-1)]).toEqual([1, 'Etter.']);
  });

  test('is missed in a draft where it is expected, and in nothing that is signed', () => {
    const places = (signedAt: string | null) =>
      blocksOf(buildReport({ ...sources, signedAt })).flatMap((block) =>
        block.kind === 'missing' ? [block.place] : [],
      );
    expect(places(null)).toEqual(['part/foreword', 'part/closing']);
    expect(places('2026-11-21T12:00:00.000Z')).toEqual([]);
  });

  test('can switch parts off, move them and add some; a part that nobody names keeps its place', () => {
    const id = '3f0c9d5e-8f4b-4f0e-9a51-0d6f0d1f5a11';
    const parts = [
      { id: 'results', isOn: true, title: null },
      { id: 'general', isOn: false, title: null },
      { id, isOn: true, title: 'Kommunens uttalelse' },
    ];
    const { chapters } = buildReport({ ...sources, texts: { texts: {}, parts } });
    expect(chapters.map((chapter) => chapter.id)).toEqual([
      'foreword',
      'results',
      'method',
      'areas',
      'closing',
      'appendix',
      id,
    ]);
    expect(chapters.at(-1)).toMatchObject({ title: 'Kommunens uttalelse' });
    expect(builtInParts).not.toContain(id);
  });
});

describe('an evaluation of which little is known', () => {
  test('without history and others, has no empty comparison', () => {
    const report = buildReport({ ...sources, comparison: nothingToCompare });
    const ids = sectionsOf(report).map(({ id }) => id);
    expect(ids).not.toContain('results/ranking');
    expect(ids).not.toContain('results/profile');
    expect(ids.filter((id) => /size-group|abroad|income/.test(id))).toEqual([]);
    expect(ids).toContain('results/history');
  });

  test('with fewer than five in a ranking, says how many and puts nobody in an order', () => {
    const ranking = rankedOthers([700, 300, 200]).map((one) => ({
      ...one,
      population: 6_000,
      incomeGroup: 2,
    }));
    const report = buildReport({ ...sources, comparison: { ...sources.comparison, ranking } });
    const section = sectionsOf(report).find(({ id }) => id === 'results/size-group')!;
    expect(section.blocks.map(({ kind }) => kind)).toEqual(['note']);
    expect(blocksOf(report).map((block) => (block.kind === 'note' ? textOf(block.spans) : ''))).toContain(
      'Norge, 5\u00a0000–10\u00a0000 innbyggere ved evalueringen: bare 4 kommuner har et resultat. Det er for få til en rekkefølge.',
    );
    const items = blocksOf(report).map((block) => (block.kind === 'paragraph' ? textOf(block.spans) : ''));
    expect(items.filter((item) => item.includes('nummer'))).toEqual([]);
    expect(sectionsOf(report).map(({ id }) => id)).not.toContain('results/income');
  });

  test('among others whose inhabitants and income nobody knows, is in no size group and no income group', () => {
    const ranking = rankedOthers([700, 300, 200, 100, 90]);
    const report = buildReport({ ...sources, comparison: { ...sources.comparison, ranking } });
    const ids = sectionsOf(report).map(({ id }) => id);
    expect(ids).toContain('results/ranking');
    expect(ids.filter((id) => /size-group|income/.test(id))).toEqual([]);
  });

  test('with nothing graded, shows dashes and draws no figure of a total', () => {
    const { content } = sources;
    const empty = (line: { readonly max: string; readonly possibleMax: string }) => ({
      ...line,
      points: '0',
      display: '–',
    });
    const result = {
      total: empty(content.result.total),
      areas: content.result.areas.map((line) => ({ ...line, ...empty(line) })),
      subareas: content.result.subareas.map((line) => ({ ...line, ...empty(line) })),
      indicators: content.result.indicators.map((line) => ({ ...line, ...empty(line) })),
      roundingNote: null,
    };
    const report = buildReport({
      ...sources,
      signedAt: null,
      content: { ...content, agreed: {}, result, justifications: [], findings: [], goldStars: [] },
    });
    const shown = numbersOf(report).filter(({ leadsTo }) => leadsTo !== undefined);
    expect(new Set(shown.map(({ text }) => text))).toEqual(new Set(['–']));
    expect(blocksOf(report).some((block) => block.kind === 'figure' && block.id === 'results/total')).toBe(
      false,
    );
  });
});
