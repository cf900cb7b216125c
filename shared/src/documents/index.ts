export {
  readAreaTexts,
  readAuthoredReport,
  type AreaTexts,
  type AuthoredFinding,
  type AuthoredReport,
  type AuthoredText,
} from './authored-text.ts';
export { appendParagraphs } from './append-paragraphs.ts';
export {
  noteText,
  readBallot,
  reasonText,
  setApplicable,
  setEvidenceWeight,
  setGrade,
  setUnsure,
} from './ballot.ts';
export { ballotRevision, canonicalBallot, commitment } from './commitment.ts';
export { readGradeAuthors, type GradeAuthors } from './grade-authors.ts';
export {
  documentShape,
  emptyShape,
  fieldworkShape,
  joinShapes,
  reportShape,
  shapeOfDocument,
  type DocumentShape,
} from './document-shape.ts';
export {
  addFinding,
  linkFinding,
  moveFinding,
  moveFindingToArea,
  removeFinding,
  restoreFinding,
} from './edit-findings.ts';
export {
  addReportPart,
  moveReportPart,
  nameReportPart,
  removeReportPart,
  restoreReportPart,
  switchReportPart,
} from './edit-report-parts.ts';
export {
  addFieldNote,
  fieldNoteFragment,
  moveFieldNote,
  readFieldNotes,
  readSeating,
  removeFieldNote,
  restoreFieldNote,
  seatingText,
  tagFieldNote,
  type FieldNote,
} from './fieldwork.ts';
export { changedRoots, findSchemaBreach, type SchemaBreach } from './find-schema-breach.ts';
export { findUnknownKeys } from './find-unknown-keys.ts';
export { flatValues } from './flat-values.ts';
export {
  findingFragment,
  isEmptyFinding,
  justificationFragment,
  readFindings,
  readJustification,
  type Finding,
} from './joint.ts';
export { leaveOutIndicators, readNotes } from './leave-out-indicators.ts';
export {
  addedPartsMax,
  noteCharactersMax,
  partTitleCharactersMax,
  reasonCharactersMax,
  seatingCharactersMax,
} from './limits.ts';
export {
  ballotName,
  fieldworkName,
  formatDocumentName,
  jointName,
  parseDocumentName,
  reportName,
  sheetName,
  type DocumentName,
} from './names.ts';
export { readTakenSentences, settleSentence, takeSentence } from './taken-sentences.ts';
export {
  proseFragment,
  readProse,
  readReportParts,
  readReportTexts,
  type ListedPart,
} from './report-prose.ts';
export { isSafeLink, plainText, richTextSchema, type RichText, type RichTextSpan } from './rich-text.ts';
export {
  readSeenState,
  restoreFindingFrom,
  restoreJustification,
  restoreProse,
  restoreReportPartFrom,
  type RestoreOptions,
  type SeenState,
} from './restore-text.ts';
export { parseTextPlace, textPlaces, type TextPlace } from './text-place.ts';
export { shapeFoundIn } from './shape-found-in.ts';
export { takeOverValues } from './take-over-values.ts';
export { parseValueKey, type ValuePlace } from './value-place.ts';
export type { FindingColumn } from './values.ts';
