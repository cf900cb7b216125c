export type { DocumentShape } from './document-shape.ts';
export { ballotName, formatDocumentName, jointName, parseDocumentName, type DocumentName } from './names.ts';
