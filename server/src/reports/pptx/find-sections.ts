import { builtInParts, type ReportBlock, type Section } from '@samskar/shared/report';

export function isOwnPart(section: Section): boolean {
  return !builtInParts.some((part) => part === section.id) && !isArea(section);
}

function isArea(section: Section): boolean {
  return /^area\/[^/]+$/.test(section.id);
}

export function areasIn(section: Section): readonly Section[] {
  return isArea(section) ? [section] : section.sections.flatMap(areasIn);
}

export function withSections(section: Section): readonly Section[] {
  return [section, ...section.sections.flatMap(withSections)];
}

export function isCautions({ id }: Section): boolean {
  return id === 'cautions' || id.endsWith('/cautions');
}

export function notesIn(section: Section): readonly ReportBlock[] {
  return section.blocks.filter((block) => block.kind === 'note');
}

export function proseOf(sections: readonly Section[]): readonly ReportBlock[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .filter(({ kind }) => kind === 'paragraph' || kind === 'list');
}

export function isProse(block: ReportBlock): boolean {
  return block.kind === 'paragraph' || block.kind === 'note' || block.kind === 'list';
}
