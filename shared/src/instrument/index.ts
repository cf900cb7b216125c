export { areaMapsSchema, findAreaMap, mapArea, type AreaMap } from './area-map.ts';
export { diffInstruments } from './diff-instruments.ts';
export { formatFileProblem, formatPath, problemsOf, type FileProblem } from './file-problem.ts';
export { findSizeGroup } from './find-size-group.ts';
export {
  instrumentDifferenceSchema,
  type InstrumentDifference,
  type StructureChange,
  type TextChange,
} from './instrument-difference.ts';
export { instrumentIndex, type InstrumentIndex } from './instrument-index.ts';
export {
  instrumentPartIdSchema,
  instrumentSchema,
  type Area,
  type Criterion,
  type Indicator,
  type Instrument,
  type SizeGroup,
  type Subarea,
  type TextByLanguage,
} from './instrument-schema.ts';
export { isApproximation } from './is-approximation.ts';
export { newestFirst } from './newest-first.ts';
export { parseInstrument } from './parse-instrument.ts';
export { pointScale, type IndicatorScale } from './point-scale.ts';
export { languageOf, textIn } from './text-in.ts';
