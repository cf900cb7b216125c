import { documentShape, type DocumentShape } from '@samskar/shared/documents';
import { buildInstrument } from '../../support/build-instrument.ts';

/** Indicators 1.1.1 and 1.1.2, each on c1 (0-5) and c2 (0-3). */
export const shape: DocumentShape = documentShape(
  buildInstrument({ areas: [[[10, 5]], [[5]]], criteria: [{ topGrade: 5 }, { topGrade: 3 }] }),
  '1',
)!;

export const evidence = ['a', 'b'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`);
