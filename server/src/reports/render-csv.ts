import { csvText } from '@samskar/shared/csv';
import { reportFileMessages } from '@samskar/shared/messages';
import { listNumbers, type ListedNumber, type NumberField, type Report } from '@samskar/shared/report';
import { cellText } from './cell-text.ts';

const columns = ['section', 'heading', 'kind', 'id', 'caption', 'row', 'column', 'value', 'shown', 'place'];

/** Every number of the report, one in each row, with what it is a number of; a gap has no value. */
export function renderCsv(report: Report): Uint8Array {
  const numbers = listNumbers(report, reportFileMessages[report.language].sheets);
  return new TextEncoder().encode(csvText([columns, ...numbers.map(rowOf)]));
}

function rowOf({ section, kind, id, caption, row, column, field }: ListedNumber): (string | number | null)[] {
  const texts = [section.id, section.title, kind, id, caption, row, column].map(cellText);
  return [...texts, exactValue(field), cellText(field.text), placeOf(field)];
}

function exactValue({ value }: NumberField): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

/** `area 3`, `indicator 1.2.1`, `total`. */
function placeOf({ leadsTo }: NumberField): string {
  if (leadsTo === undefined) return '';
  return leadsTo.kind === 'total' ? 'total' : cellText(`${leadsTo.kind} ${leadsTo.id}`);
}
