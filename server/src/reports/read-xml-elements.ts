import { SaxesParser } from 'saxes';

/** An element as it was written, in the order of the document; what is inside it follows. */
export type XmlElement = {
  /** As written, with its prefix. */
  readonly qualifiedName: string;
  /** Without its prefix, as are the attributes' names; `uri` is their namespace, '' for none. */
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly uri: string; readonly value: string }[];
  /** The text directly inside. */
  readonly text: string;
};

/** Elements inside elements; Word needs some tens. More would only be there to exhaust a reader's stack. */
const nestingMax = 400;

/** All elements of a well-formed XML text in UTF-8; undefined when it is anything else. */
export function readXmlElements(bytes: Uint8Array): readonly XmlElement[] | undefined {
  try {
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Not UTF-8, or not well formed: both are for the caller to name.
    return undefined;
  }
}

function parse(text: string): readonly XmlElement[] {
  const elements: (XmlElement & { text: string })[] = [];
  const open: (XmlElement & { text: string })[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes).map(({ local, uri, value }) => ({
      name: local,
      uri,
      value,
    }));
    const element = { qualifiedName: tag.name, name: tag.local, attributes, text: '' };
    elements.push(element);
    open.push(element);
    if (open.length > nestingMax) throw new Error('nested too deeply');
  });
  const addText = (more: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return elements;
}

/** What an attribute says, whatever its namespace; several, should a hostile file have several. */
export function attributeValues(element: XmlElement, name: string): readonly string[] {
  return element.attributes.filter((attribute) => attribute.name === name).map(({ value }) => value);
}

/** The attribute without a prefix, which is the one that packages are put together by. */
export function ownAttribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name && attribute.uri === '')?.value;
}
