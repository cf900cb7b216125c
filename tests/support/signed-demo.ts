import { findShippedInstrument } from '@samskar/shared/instrument/shipped';
import type { ReportSources } from '@samskar/shared/report';
import { loadDemo } from '../../server/src/demo/load-demo.ts';
import { EvaluationLists } from '../../server/src/evaluation/evaluation-lists.ts';
import { downloadPackage, packageToSign } from '../../server/src/evaluation/evaluation-package.ts';
import { reportContent, reportSources } from '../../server/src/evaluation/report-sources.ts';
import { publicAccess } from '../../server/src/reports/archive-metadata.ts';
import type { ArchiveOrder } from '../../server/src/reports/render-report.ts';
import { expectOk, openEvaluationDesk, type EvaluationDesk } from './evaluation-desk.ts';

/** The demo's Midtre Gauldal 2023 on a desk, ready to be signed. */
export type DemoDesk = { readonly desk: EvaluationDesk; readonly evaluation: string };

/** What every kind of file is made of. */
export type SignedSources = { readonly sources: ReportSources; readonly archive: ArchiveOrder };

export async function openDemoDesk(file?: string): Promise<DemoDesk> {
  const desk = await openEvaluationDesk(file);
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
  return { desk, evaluation: list.find(({ year }) => year === 2023)!.id };
}

/** Lets both sign what stands there now. */
export function signDemo({ desk, evaluation }: DemoDesk): SignedSources {
  const { database, evaluations } = desk;
  for (const who of ['a', 'b'] as const) {
    const { hashes } = database.transaction(() => packageToSign(evaluations, desk.state(evaluation)));
    expectOk(desk.run(evaluation, who, { kind: 'sign', packageHash: hashes.package, password: 'given' }));
  }
  const state = desk.state(evaluation);
  const sources = reportSources(evaluations, reportContent(evaluations, state), 'nb');
  const file = downloadPackage(evaluations, state, 'all')!;
  return { sources, archive: { file, access: publicAccess, application: '1.0.0' } };
}
