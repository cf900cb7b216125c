/**
 * Which Yjs document a name stands for. One document per permission AND per area: what one person may not read or write
 * now is never in a document with what they may. The epoch is raised when a backup is restored.
 */
export type DocumentName =
  | {
      readonly kind: 'ballot';
      readonly evaluation: string;
      readonly assessor: string;
      readonly area: string;
      readonly epoch: number;
    }
  | {
      /** The grades that the assessors give together in open mode, or the texts that they write together. */
      readonly kind: 'sheet' | 'joint';
      readonly evaluation: string;
      readonly area: string;
      readonly epoch: number;
    }
  | {
      /** What the assessors note together of an interview or a document: `source` is the id of either. */
      readonly kind: 'fieldwork';
      readonly evaluation: string;
      readonly source: string;
      readonly epoch: number;
    }
  | {
      /** What the assessors write of the report as a whole, and which parts it has: one of each evaluation. */
      readonly kind: 'report';
      readonly evaluation: string;
      readonly epoch: number;
    };

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const area = '[a-z0-9][a-z0-9.-]{0,39}';
/** Epochs begin at 1; nine digits keep them exact everywhere. */
const epoch = '[1-9][0-9]{0,8}';
const ballotPattern = new RegExp(`^ballot/(${uuid})/(${uuid})/(${area})@(${epoch})$`);
const fieldworkPattern = new RegExp(`^fieldwork/(${uuid})/(${uuid})@(${epoch})$`);
const reportPattern = new RegExp(`^report/(${uuid})/whole@(${epoch})$`);
const sharedPattern = new RegExp(`^(sheet|joint)/(${uuid})/(${area})@(${epoch})$`);

/** The name of one assessor's own document for an area: `ballot/<evaluation>/<assessor>/<area>@<epoch>`. */
export function ballotName(evaluation: string, assessor: string, area: string, epoch: number): string {
  return `ballot/${evaluation}/${assessor}/${area}@${epoch}`;
}

/** The name of the grades that the assessors give together in open mode: `sheet/<evaluation>/<area>@<epoch>`. */
export function sheetName(evaluation: string, area: string, epoch: number): string {
  return `sheet/${evaluation}/${area}@${epoch}`;
}

/** The name of the document that the assessors share for an area: `joint/<evaluation>/<area>@<epoch>`. */
export function jointName(evaluation: string, area: string, epoch: number): string {
  return `joint/${evaluation}/${area}@${epoch}`;
}

/** The name of what the assessors note of an interview or a document: `fieldwork/<evaluation>/<source>@<epoch>`. */
export function fieldworkName(evaluation: string, source: string, epoch: number): string {
  return `fieldwork/${evaluation}/${source}@${epoch}`;
}

/** The name of what is written of the report as a whole: `report/<evaluation>/whole@<epoch>`. */
export function reportName(evaluation: string, epoch: number): string {
  return `report/${evaluation}/whole@${epoch}`;
}

/** Undefined for everything that the functions above do not make; never throws. */
export function parseDocumentName(text: string): DocumentName | undefined {
  const [, evaluation, assessor, ballotArea, ballotEpoch] = ballotPattern.exec(text) ?? [];
  if (evaluation !== undefined && assessor !== undefined && ballotArea !== undefined)
    return { kind: 'ballot', evaluation, assessor, area: ballotArea, epoch: Number(ballotEpoch) };
  const [, kind, shared, sharedArea, sharedEpoch] = sharedPattern.exec(text) ?? [];
  if (shared !== undefined && sharedArea !== undefined)
    return {
      kind: kind === 'sheet' ? 'sheet' : 'joint',
      evaluation: shared,
      area: sharedArea,
      epoch: Number(sharedEpoch),
    };
  const [, noted, source, fieldworkEpoch] = fieldworkPattern.exec(text) ?? [];
  if (noted !== undefined && source !== undefined)
    return { kind: 'fieldwork', evaluation: noted, source, epoch: Number(fieldworkEpoch) };
  const [, reported, reportEpoch] = reportPattern.exec(text) ?? [];
  if (reported !== undefined) return { kind: 'report', evaluation: reported, epoch: Number(reportEpoch) };
  return undefined;
}

/** The text that `parseDocumentName` takes. */
export function formatDocumentName(name: DocumentName): string {
  switch (name.kind) {
    case 'ballot':
      return ballotName(name.evaluation, name.assessor, name.area, name.epoch);
    case 'sheet':
      return sheetName(name.evaluation, name.area, name.epoch);
    case 'joint':
      return jointName(name.evaluation, name.area, name.epoch);
    case 'fieldwork':
      return fieldworkName(name.evaluation, name.source, name.epoch);
    case 'report':
      return reportName(name.evaluation, name.epoch);
  }
}
