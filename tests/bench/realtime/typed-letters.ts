import { justificationFragment } from '@samskar/shared/documents';
import * as Y from 'yjs';
import { updatesOf } from '../../realtime/support/clients.ts';
import type { BenchRoom } from '../site/bench-room.ts';

/** One who types into a paragraph of their own. */
export class Typewriter {
  readonly #doc = new Y.Doc();
  readonly #text = new Y.XmlText();
  #opening: Uint8Array[];

  constructor({ indicator }: BenchRoom) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [this.#text]);
    this.#opening = updatesOf(this.#doc, () =>
      justificationFragment(this.#doc, indicator).insert(0, [paragraph]),
    );
  }

  /** How many of its letters this update shows the last of; undefined when it has none, as an echo of somebody else's. */
  lettersShownBy(update: Uint8Array): number | undefined {
    const clock = Y.parseUpdateMeta(update).to.get(this.#doc.clientID);
    return clock === undefined ? undefined : clock - itemsOfOpening;
  }

  /** A key press: its update as Yjs makes it; with the first comes the paragraph. */
  typeLetter(): Uint8Array {
    const letter = updatesOf(this.#doc, () => this.#text.insert(this.#text.length, 'a'));
    const parts = [...this.#opening.splice(0), ...letter];
    const [only] = parts;
    return only !== undefined && parts.length === 1 ? only : Y.mergeUpdates(parts);
  }
}

/** The paragraph and the text in it. */
const itemsOfOpening = 2;

/**
 * A justification of about this many bytes as two people leave it who have worked on it together: they took turns, some
 * thirty letters at a time, so that neither's letters are one long run.
 */
export function writtenText({ indicator }: BenchRoom, bytes: number): Uint8Array {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  for (let written = 0; written < bytes / bytesPerStretch; written++) {
    const doc = docs[written % 2 === 0 ? 0 : 1];
    const other = docs[written % 2 === 0 ? 1 : 0];
    const updates = updatesOf(doc, () => {
      doc.transact(() => writeStretch(justificationFragment(doc, indicator), written));
    });
    for (const update of updates) Y.applyUpdate(other, update);
  }
  return Y.encodeStateAsUpdate(docs[0]);
}

const stretch = 'Kommunen har et system for det. ';
/** With what Yjs notes beside them. */
const bytesPerStretch = 65;
const stretchesPerParagraph = 40;

function writeStretch(fragment: Y.XmlFragment, written: number): void {
  if (written % stretchesPerParagraph === 0) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText()]);
    fragment.insert(fragment.length, [paragraph]);
  }
  const last = fragment.get(fragment.length - 1);
  const text = last instanceof Y.XmlElement ? last.get(0) : undefined;
  if (text instanceof Y.XmlText) text.insert(Math.floor(text.length / 2), stretch);
}
