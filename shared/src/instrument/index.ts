export { formatFileProblem, formatPath, problemsOf, type FileProblem } from './file-problem.ts';
export { findSizeGroup } from './find-size-group.ts';
export { instrumentIndex, type InstrumentIndex } from './instrument-index.ts';
export {
  instrumentPartIdSchema,
  instrumentSchema,
  type Area,
  type Criterion,
  type Descriptor,
  type Indicator,
  type Instrument,
  type NormBand,
  type Perspective,
  type QuestionBasis,
  type SizeGroup,
  type Subarea,
  type TextByLanguage,
} from './instrument-schema.ts';
export { parseInstrument } from './parse-instrument.ts';
export { pointScale, type CriterionScale, type IndicatorScale, type PointScale } from './point-scale.ts';
export { languageOf, textIn } from './text-in.ts';
