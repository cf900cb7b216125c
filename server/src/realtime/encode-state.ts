import * as Y from 'yjs';

/**
 * A document, or what of it lies beyond a state vector, as one update: as `Y.encodeStateAsUpdate`, but without the buffers
 * that lib0 grows by, which are three times the update. Hundreds of documents are encoded in a row when everybody comes or
 * goes, and the process keeps the room that all this rubbish has taken.
 */
export function encodeState(doc: Y.Doc, stateVector?: Uint8Array): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoder.restEncoder.cbuf = desk;
  return Y.encodeStateAsUpdateV2(doc, stateVector, encoder);
}

/** One for all: what is encoded is copied out of it before anything else is. Larger documents grow beyond it. */
const desk = new Uint8Array(256 * 1024);
