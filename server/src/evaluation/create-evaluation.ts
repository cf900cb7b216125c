import type { NewEvaluation, Refusal } from '@samskar/shared/api';
import { ballotName, reportName, sheetName } from '@samskar/shared/documents';
import { blocksOf, type Creation, type NewEvent } from '@samskar/shared/evaluation';
import { findSizeGroup, instrumentIndex, type Instrument } from '@samskar/shared/instrument';
import { failure, success, type Result } from '@samskar/shared/result';
import { findAccount } from '../storage/account.ts';
import { findCertificate } from '../storage/certificate.ts';
import { countRows } from '../storage/count-rows.ts';
import { insertEvaluation, insertParticipant } from '../storage/evaluation.ts';
import type { StoredInstrument } from '../storage/instrument.ts';
import { identifyMunicipality, setPopulation } from '../storage/municipality.ts';
import { epochOfNew } from './current-document.ts';
import type { Evaluations } from './evaluations.ts';
import { storeEvents } from './store-events.ts';

/** Each has 50 rows and more from its first moment. All municipalities of Norway and Sweden each year for a century are 65,000. */
const evaluationsMax = 100_000;

export type CreateCall = {
  /** Who may create evaluations has been checked. */
  readonly by: string;
  readonly input: NewEvaluation;
  /** Of the demo. */
  readonly madeUp: boolean;
};

/** Makes an evaluation with its people and empty ballots, and gives its id; all of it or nothing. */
export function createEvaluation(evaluations: Evaluations, call: CreateCall): Result<string, Refusal> {
  const { database, instruments } = evaluations;
  return database.transaction(() => {
    if (countRows(database, 'evaluation') >= evaluationsMax)
      return failure({ kind: 'limit-reached', max: evaluationsMax });
    const stored = instruments.findById(call.input.instrument);
    if (stored === undefined)
      return failure({ kind: 'unknown-id', what: 'instrument', id: call.input.instrument });
    const refusal =
      refusePeople(evaluations, call.input) ??
      refuseCertificates(evaluations, call.input, stored.instrument) ??
      refuseParts(call.input, stored.instrument) ??
      refuseFuture(evaluations, call.input);
    return refusal ? failure(refusal) : success(store(evaluations, call, stored));
  });
}

/** Everybody has an account that is open, and one role. */
function refusePeople({ database }: Evaluations, input: NewEvaluation): Refusal | undefined {
  const people = [...input.assessors, ...input.reviewers, ...input.observers];
  const twice = people.find((account, place) => people.indexOf(account) !== place);
  if (twice !== undefined) return { kind: 'roles-exclude', account: twice };
  const stranger = people.find((account) => findAccount(database, account)?.disabledAt !== null);
  return stranger === undefined ? undefined : { kind: 'unknown-account', account: stranger };
}

/** Certificates are judged at assignment, by the day in UTC; the last day counts. */
function refuseCertificates(
  { database, chance }: Evaluations,
  { assessors }: NewEvaluation,
  { family }: Instrument,
): Refusal | undefined {
  const today = new Date(chance.now()).toISOString().slice(0, 10);
  for (const account of assessors) {
    const expiresOn = findCertificate(database, account, family)?.expiresOn ?? null;
    if (expiresOn === null || expiresOn < today)
      return { kind: 'no-certificate', account, expiredOn: expiresOn };
  }
  return undefined;
}

function refuseParts(input: NewEvaluation, instrument: Instrument): Refusal | undefined {
  const { indicatorById } = instrumentIndex(instrument);
  const indicators = input.outOfFocus.map((entry) => entry.indicator);
  const unknown = indicators.find((indicator) => !indicatorById.has(indicator));
  if (unknown !== undefined) return { kind: 'unknown-id', what: 'indicator', id: unknown };
  if (new Set(indicators).size < indicators.length)
    return { kind: 'bad-request', problems: [{ path: 'outOfFocus', rule: 'names an indicator twice' }] };
  const inBlocks = blocksOf(instrument, input.blocks).flatMap((block) => block.areas);
  return inBlocks.length === instrument.areas.length
    ? undefined
    : {
        kind: 'bad-request',
        problems: [{ path: 'blocks', rule: 'the instrument does not divide its areas so' }],
      };
}

/** What has been agreed, and what has been counted, was so on some day until today; tomorrow is today further east. */
function refuseFuture({ chance }: Evaluations, input: NewEvaluation): Refusal | undefined {
  const tomorrow = new Date(chance.now() + 86_400_000).toISOString().slice(0, 10);
  const problems = [
    { path: 'populationDate', day: input.populationDate },
    ...input.outOfFocus.map(({ date }, place) => ({ path: `outOfFocus.${place}.date`, day: date })),
  ].filter(({ day }) => day > tomorrow);
  if (problems.length === 0) return undefined;
  return {
    kind: 'bad-request',
    problems: problems.map(({ path }) => ({ path, rule: 'must not lie in the future' })),
  };
}

function store(evaluations: Evaluations, call: CreateCall, { hash, instrument }: StoredInstrument): string {
  const { database, chance, documents } = evaluations;
  const { by, input } = call;
  const now = chance.now();
  const creation = creationOf(evaluations, call, { id: instrument.id, hash }, instrument);
  insertEvaluation(database, {
    id: creation.id,
    municipalityId: creation.municipality.id,
    year: creation.year,
    instrumentHash: hash,
    createdAt: now,
  });
  for (const assessor of input.assessors) {
    insertParticipant(database, creation.id, assessor, 'assessor');
    if (creation.mode !== 'open')
      for (const { id: area } of instrument.areas)
        documents.createDocument(ballotName(creation.id, assessor, area, epochOfNew(database)));
  }
  if (creation.mode === 'open')
    for (const { id: area } of instrument.areas)
      documents.createDocument(sheetName(creation.id, area, epochOfNew(database)));
  documents.createDocument(reportName(creation.id, epochOfNew(database)));
  const stamp = { at: new Date(now).toISOString(), by };
  storeEvents(evaluations, creation.id, 0, [{ kind: 'created', creation }, ...othersOf(input)], stamp);
  return creation.id;
}

function othersOf({ reviewers, observers }: NewEvaluation): NewEvent[] {
  return [
    ...reviewers.map((account) => ({
      kind: 'participant-added' as const,
      account,
      role: 'internal-reviewer' as const,
    })),
    ...observers.map((account) => ({
      kind: 'participant-added' as const,
      account,
      role: 'observer' as const,
    })),
  ];
}

function creationOf(
  evaluations: Evaluations,
  { input, madeUp }: CreateCall,
  named: Creation['instrument'],
  instrument: Instrument,
): Creation {
  return {
    id: evaluations.chance.newId(),
    municipality: { id: findOrMakeMunicipality(evaluations, input), ...input.municipality },
    year: input.year,
    population: input.population,
    populationDate: input.populationDate,
    sizeGroup: findSizeGroup(instrument, input.population)?.id ?? null,
    instrument: named,
    assessors: input.assessors.map((account) => ({
      account,
      certificateExpiresOn: certificateExpiryOf(evaluations, account, instrument),
    })),
    ...(input.mode === 'open' && { mode: 'open' }),
    blocks: input.mode === 'open' ? 'area' : input.blocks,
    settings: input.settings,
    outOfFocus: input.outOfFocus,
    madeUp,
  };
}

function certificateExpiryOf({ database }: Evaluations, account: string, { family }: Instrument): string {
  const certificate = findCertificate(database, account, family);
  if (certificate === undefined) throw new Error(`${account} was found to have a certificate, and has none`);
  return certificate.expiresOn;
}

/** Its population of the day is kept with it. */
function findOrMakeMunicipality({ database, chance }: Evaluations, input: NewEvaluation): string {
  const known = { ...input.municipality, day: input.populationDate };
  const id = identifyMunicipality(database, known, () => chance.newId());
  setPopulation(database, id, input.populationDate, input.population);
  return id;
}
