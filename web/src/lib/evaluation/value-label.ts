import {
  parseValueKey,
  shapeOfDocument,
  type DocumentName,
  type ValuePlace,
} from '@samskar/shared/documents';
import { findFieldworkSource, type EvaluationState } from '@samskar/shared/evaluation';
import { instrumentIndex, textIn, type Instrument } from '@samskar/shared/instrument';
import {
  reportPreviewMessages,
  reportTextMessages,
  savingMessages,
  type UiLanguage,
} from '@samskar/shared/messages';
import type { FlatValue } from '#lib/sync/late-edits.ts';
import { partName, prosePlaceLabel } from './prose-place-label.ts';
import { sourceTitle } from './source-text.ts';

type Words = {
  readonly state: EvaluationState;
  readonly instrument: Instrument;
  readonly language: UiLanguage;
};

/** A value of a document in words: "1.2.1 System/prosess", "1.2.1 egen begrunnelse". */
export function valueLabel(key: string, name: DocumentName, words: Words): string {
  const shape = shapeOfDocument(words.instrument, name);
  const place = shape && parseValueKey(key, name.kind, shape);
  return place ? placeLabel(place, words) : key;
}

/** Which document it is, as in "Changes in ...". */
export function documentLabel(name: DocumentName, { state, language }: Words): string {
  const t = savingMessages[language];
  if (name.kind === 'report') return t.report;
  if (name.kind !== 'fieldwork') return t.area(name.area);
  const source = findFieldworkSource(state, name.source);
  return source ? t.fieldNotes(sourceTitle(source)) : t.fieldNotesOfLost;
}

export function valueText(value: FlatValue | undefined, language: UiLanguage): string {
  const t = savingMessages[language];
  if (value === undefined) return t.notSaid;
  return value === true ? t.yes : String(value);
}

function placeLabel(place: ValuePlace, { state, instrument, language }: Words): string {
  const t = savingMessages[language];
  const criterionName = (id: string) => {
    const criterion = instrumentIndex(instrument).criterionById.get(id);
    return criterion ? textIn(criterion.name, language, instrument) : id;
  };
  if ('note' in place) return t.lateFieldNote;
  if ('finding' in place) return t.lateFinding;
  if ('part' in place)
    return reportTextMessages[language].partKey[place.kind](partName(place.part, language));
  switch (place.kind) {
    case 'grade':
      return `${place.indicator} ${criterionName(place.criterion)}`;
    case 'unsure':
      return `${place.indicator} ${criterionName(place.criterion)}: ${t.lateUnsure}`;
    case 'not-applicable':
      return `${place.indicator} ${t.lateNotApplicable}`;
    case 'evidence':
      return `${place.indicator} ${t.lateEvidence} «${state.evidence[place.evidence]?.title ?? place.evidence}»`;
    case 'reason':
      return `${place.indicator} ${t.lateReason}`;
    case 'note':
      return `${place.indicator} ${t.lateNote}`;
    case 'justification':
      return `${place.indicator} ${t.lateJustification}`;
    case 'seating':
      return t.lateSeating;
    case 'prose':
      return prosePlaceLabel(place.place, language);
    case 'taken-sentence':
      return reportPreviewMessages[language].takenSentence;
  }
}
