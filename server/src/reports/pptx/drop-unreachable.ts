import { strFromU8, strToU8 } from 'fflate';
import { ownAttribute, readXmlElements } from '../read-xml-elements.ts';
import type { Parts } from './package-parts.ts';

/**
 * The parts that a reader gets to from the root. What pptx-automizer takes out of a template is still in its zip: slides that
 * nobody is meant to see.
 */
export function dropUnreachable(parts: Parts): Parts {
  const reached = new Set<string>(['[Content_Types].xml']);
  const used = withoutStaleCharts(parts);
  const waiting = [''];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const relations = relationsPath(part);
    const content = used[relations];
    if (content === undefined) continue;
    reached.add(relations);
    for (const target of targetsOf(content, part)) {
      if (reached.has(target) || used[target] === undefined) continue;
      reached.add(target);
      waiting.push(target);
    }
  }
  const kept = Object.fromEntries(Object.entries(used).filter(([path]) => reached.has(path)));
  return withContentTypes(kept);
}

/** A slide that was copied keeps the relationship to the chart of the slide it was copied from. */
function withoutStaleCharts(parts: Parts): Parts {
  const slides = Object.keys(parts).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
  const changed = slides.flatMap((path) => {
    const [slide, relations] = [parts[path], parts[relationsPath(path)]];
    if (slide === undefined || relations === undefined) return [];
    const text = strFromU8(slide);
    const kept = strFromU8(relations).replaceAll(/<Relationship\b[^>]*\/chart"[^>]*>/g, (relation) =>
      text.includes(`"${/\bId="([^"]*)"/.exec(relation)?.[1] ?? ''}"`) ? relation : '',
    );
    return [[relationsPath(path), strToU8(kept)] as const];
  });
  return { ...parts, ...Object.fromEntries(changed) };
}

function relationsPath(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function targetsOf(relations: Uint8Array, part: string): readonly string[] {
  return (readXmlElements(relations) ?? []).flatMap((element) => {
    const target = ownAttribute(element, 'Target');
    if (element.name !== 'Relationship' || target === undefined) return [];
    return ownAttribute(element, 'TargetMode') === 'External' ? [] : [resolved(target, part)];
  });
}

function resolved(target: string, part: string): string {
  return new URL(target, `part:///${part}`).pathname.slice(1);
}

function withContentTypes(parts: Parts): Parts {
  const types = parts['[Content_Types].xml'];
  if (types === undefined) return parts;
  const kept = strFromU8(types).replaceAll(
    /<Override\b[^>]*?PartName="\/([^"]*)"[^>]*?(?:\/>|><\/Override>)/g,
    (override, path: string) => (parts[path] === undefined ? '' : override),
  );
  return { ...parts, '[Content_Types].xml': strToU8(kept) };
}
