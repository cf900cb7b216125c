type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element as markup. Attribute values are escaped here; `children` are markup already: elements, or `escapeText`. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === 'number' ? coordinate(value) : escapeText(value ?? '')}"`,
    )
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A hundredth of a pixel is finer than any printer. A number that is none is a mistake of ours, best found in a test. */
function coordinate(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`A drawing has a place that is no number: ${value}`);
  return String(Math.round(value * 100) / 100);
}
