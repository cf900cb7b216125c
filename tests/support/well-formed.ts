const piece =
  /<(?<close>\/?)(?<name>[a-zA-Z][a-zA-Z0-9]*)(?:\s+[a-zA-Z][\w:-]*="[^"<]*")*\s*(?<empty>\/?)>|<|&(?!(?:amp|lt|gt|quot|#39);)/g;

/**
 * The elements of markup, in their order. For what our renderers write: each attribute in double quotes.
 * @throws where a tag is not closed in its order, or a text holds what could be read as markup
 */
export function elementsOf(markup: string): readonly string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const { 0: text, index, groups } of markup.matchAll(piece)) {
    const { close, name, empty } = groups ?? {};
    const near = markup.slice(index, index + 80);
    if (name === undefined) throw new Error(`A stray ${text} at: ${near}`);
    if (close === '/') {
      if (open.pop() !== name) throw new Error(`${name} is closed before it was opened at: ${near}`);
      continue;
    }
    names.push(name);
    if (empty !== '/') open.push(name);
  }
  if (open.length > 0) throw new Error(`Never closed: ${open.join(', ')}`);
  return names;
}
