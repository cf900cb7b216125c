import { builtInParts, type Place } from '@samskar/shared/report';

/** What stands between {{ and }} in a customer's template. */
export type TemplateTag =
  /** A few words, anywhere in a line, also in headers and footers. */
  | { readonly kind: 'words'; readonly name: TagWords }
  | { readonly kind: 'number'; readonly place: Place }
  /** Whole paragraphs; these stand alone on a line of the text itself. */
  | { readonly kind: 'contents' }
  | { readonly kind: 'report' }
  /** By the id of a section in the report. */
  | { readonly kind: 'section'; readonly id: string }
  | { readonly kind: 'figure' | 'table'; readonly id: string };

export const tagWords = [
  'title',
  'subtitle',
  'municipality',
  'year',
  'instrument',
  'authors',
  'status',
  'data-date',
] as const;
export type TagWords = (typeof tagWords)[number];

/** Everything that a template may ask for; a name that ends with a colon takes the id of something after it. */
export const knownTags: readonly string[] = [
  ...tagWords,
  'contents',
  'report',
  ...builtInParts,
  'area:',
  'subarea:',
  'section:',
  'figure:',
  'table:',
  'number:total',
  'number:area:',
  'number:subarea:',
  'number:indicator:',
];

/** What a tag asks for, whatever report will be put in; undefined when no report has such a thing. */
export function parseTag(tag: string): TemplateTag | undefined {
  const words = tagWords.find((name) => name === tag);
  if (words !== undefined) return { kind: 'words', name: words };
  if (tag === 'contents' || tag === 'report') return { kind: tag };
  if (builtInParts.some((part) => part === tag)) return { kind: 'section', id: tag };
  const [kind, ...rest] = tag.split(':');
  const id = rest.join(':');
  if (id === '') return undefined;
  switch (kind) {
    case 'figure':
    case 'table':
      return { kind, id };
    case 'area':
    case 'subarea':
      return { kind: 'section', id: `${kind}/${id}` };
    case 'section':
      return { kind: 'section', id };
    case 'number':
      return parseNumberTag(id);
    default:
      return undefined;
  }
}

function parseNumberTag(place: string): TemplateTag | undefined {
  if (place === 'total') return { kind: 'number', place: { kind: 'total' } };
  const parsed = /^(area|subarea|indicator):(.+)$/.exec(place);
  const kind = (['area', 'subarea', 'indicator'] as const).find((name) => name === parsed?.[1]);
  const id = parsed?.[2];
  return kind === undefined || id === undefined ? undefined : { kind: 'number', place: { kind, id } };
}

/** Whether it brings paragraphs, which need a line of their own. */
export function isBlockTag(tag: TemplateTag): boolean {
  return tag.kind !== 'words' && tag.kind !== 'number';
}

/**
 * Known tags that a template with these does without, for its makers to see that nothing was forgotten. `report` stands for all
 * chapters, and all chapters for `report`.
 */
export function missingTags(used: readonly string[]): readonly string[] {
  const isUsed = (tag: string): boolean => used.includes(tag);
  const chapters = builtInParts.filter((part) => !isUsed(part));
  const content = isUsed('report') ? [] : chapters.length === builtInParts.length ? ['report'] : chapters;
  return [...[...tagWords, 'contents'].filter((tag) => !isUsed(tag)), ...content];
}
