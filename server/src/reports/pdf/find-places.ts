import type { Inline, Place, Report, ReportBlock, Section } from '@samskar/shared/report';

/** The section of a report in which a figure of the evaluation is treated; undefined where it has none. */
export type FindSection = (place: Place) => Section | undefined;

/** An indicator is treated where its number first stands in the prose of a sub-area. */
export function findPlaces(report: Report): FindSection {
  const sections = new Map<string, Section>();
  const visit = (section: Section) => {
    keep(section.id, section);
    if (section.id.startsWith('subarea/')) {
      for (const id of section.blocks.flatMap(indicatorsIn)) keep(`indicator/${id}`, section);
    }
    section.sections.forEach(visit);
  };
  const keep = (key: string, section: Section) => {
    if (!sections.has(key)) sections.set(key, section);
  };
  report.chapters.forEach(visit);
  return (place) => sections.get(place.kind === 'total' ? 'results' : `${place.kind}/${place.id}`);
}

function indicatorsIn(block: ReportBlock): readonly string[] {
  if (block.kind === 'list') return block.items.flat().flatMap(indicatorsIn);
  return block.kind === 'paragraph' ? block.spans.flatMap(indicatorOf) : [];
}

function indicatorOf(span: Inline): readonly string[] {
  return span.kind === 'number' && span.leadsTo?.kind === 'indicator' ? [span.leadsTo.id] : [];
}
