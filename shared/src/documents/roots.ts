import * as Y from 'yjs';

/**
 * A root of the document as the type that our names give it. Undefined when somebody has made it another type in this
 * very replica, which Yjs answers with an exception: a reader sees such a root as absent.
 */
export function findMap(doc: Y.Doc, name: string): Y.Map<unknown> | undefined {
  return isFree(doc, name, Y.Map) ? doc.getMap<unknown>(name) : undefined;
}

export function findText(doc: Y.Doc, name: string): Y.Text | undefined {
  return isFree(doc, name, Y.Text) ? doc.getText(name) : undefined;
}

/** The plain characters of a text; its embeds, which are none of ours, are skipped. Nothing for a root that is absent. */
export function charactersOf(text: Y.Text | undefined): string {
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- Y.Text has a toString of its own, declared on its base
  return text?.toString() ?? '';
}

export function findFragment(doc: Y.Doc, name: string): Y.XmlFragment | undefined {
  return isFree(doc, name, Y.XmlFragment) ? doc.getXmlFragment(name) : undefined;
}

function isFree(
  doc: Y.Doc,
  name: string,
  wanted: typeof Y.Map | typeof Y.Text | typeof Y.XmlFragment,
): boolean {
  const there = doc.share.get(name);
  return there === undefined || there.constructor === Y.AbstractType || there.constructor === wanted;
}
