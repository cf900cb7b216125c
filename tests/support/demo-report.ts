import type { ReportComparison } from '@samskar/shared/comparison';
import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import type { PublicPart } from '@samskar/shared/package';
import { noReportTexts, type ReportSources } from '@samskar/shared/report';
import { loadDemo } from '../../server/src/demo/load-demo.ts';
import { EvaluationLists } from '../../server/src/evaluation/evaluation-lists.ts';
import { packageToSign } from '../../server/src/evaluation/evaluation-package.ts';
import { shippedResults } from '../../server/src/published/shipped-results.ts';
import { openEvaluationDesk } from './evaluation-desk.ts';

/** What the report of the demo's finished evaluation, Midtre Gauldal 2023, is made of, with what has been published beside it. */
export async function demoReportSources(language: ReportSources['language'] = 'nb'): Promise<ReportSources> {
  return {
    content: await demoContent(),
    signedAt: '2026-11-21T12:00:00.000Z',
    texts: noReportTexts,
    comparison: demoComparison,
    language,
  };
}

let kept: Promise<PublicPart> | undefined;

/** As it would be signed. */
function demoContent(): Promise<PublicPart> {
  return (kept ??= buildContent());
}

async function buildContent(): Promise<PublicPart> {
  const desk = await openEvaluationDesk();
  const { people, evaluations, log } = desk;
  const accounts = {
    'assessor-a': people.a,
    'assessor-b': people.b,
    reviewer: people.reviewer,
    contact: people.observer,
    administrator: people.administrator,
    owner: people.owner,
  };
  loadDemo({ evaluations, log, accounts }, findShippedInstrument('kk-3.2')!.id);
  const list = new EvaluationLists(evaluations).listFor({ accountId: people.a, roles: [] });
  const { id } = list.find(({ year }) => year === 2023)!;
  return desk.database.transaction(() => packageToSign(evaluations, desk.state(id)).public);
}

/**
 * Published figures as the archive holds them: the municipality's own years, the printed means of 2023, one total each of others,
 * and the best of Sweden. Inhabitants and income groups, of which none come with the program, are made up.
 */
const demoComparison: ReportComparison = {
  ownYears: [
    {
      year: 2015,
      version: '2.0',
      isVersionCertain: false,
      total: null,
      areas: { 1: 34, 2: 56, 3: 52, 4: 38, 5: 29, 6: 46, 7: null, 8: null },
      basis: 'same',
    },
    {
      year: 2010,
      version: '2.0',
      isVersionCertain: false,
      total: 287,
      areas: { 1: 28, 2: null, 3: null, 4: 22, 5: null, 6: 26, 7: null, 8: null },
      basis: 'same',
    },
  ],
  means: [
    mean('nation', 'Snitt alle norske kommuner', 370, null),
    mean('size-group', '5\u00a0000\u201310\u00a0000 innbyggere', 380, 18),
  ],
  ranking: newestTotals('NO'),
  abroad: [
    {
      country: 'SE',
      n: 1,
      period: { from: 2014, to: 2023 },
      versions: ['3.x'],
      best: newestTotals('SE').filter(({ version }) => version.startsWith('3')),
    },
  ],
  incomeGroup: 2,
  dataDate: null,
};

function mean(
  kind: 'nation' | 'size-group',
  label: string,
  total: number,
  n: number | null,
): ReportComparison['means'][number] {
  return {
    kind,
    label,
    total,
    areas: {},
    n,
    period: null,
    versions: ['2.0\u20133.2'],
    source: 'Midtre Gauldal evaluation report 2023',
    note: '',
    printedIn: 2023,
  };
}

function newestTotals(country: string): ReportComparison['ranking'] {
  const byName = new Map<string, ReportComparison['ranking'][number]>();
  for (const { subject, year, version, figures } of shippedResults) {
    if (subject.kind !== 'municipality' || subject.country !== country || typeof figures.total !== 'number')
      continue;
    const known = byName.get(subject.name);
    if (known !== undefined && known.year > year) continue;
    const isOwn = subject.name === 'Midtre Gauldal';
    // One of them in another size group, and three groups of income.
    const population = subject.name === 'Kristiansund' ? 24_000 : 6_000;
    const incomeGroup = 1 + (byName.size % 3);
    const made = { population, incomeGroup, isOwn };
    byName.set(subject.name, { name: subject.name, year, version, total: figures.total, ...made });
  }
  return [...byName.values()].toSorted((a, b) => b.total - a.total);
}
