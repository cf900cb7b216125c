import type { InstrumentDifference, StructureChange, TextChange } from '@samskar/shared/instrument';
import { instrumentMessages, type UiLanguage } from '@samskar/shared/messages';

/** One line of the table of what differs; a side that there is not is undefined. */
export type ChangeRow = {
  readonly where: string;
  readonly what: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The language that both sides are written in, where it is known. */
  readonly lang?: string | undefined;
};

/** Changes of structure and figures, in words. */
export function structureRows({ structure }: InstrumentDifference, language: UiLanguage): ChangeRow[] {
  return structure.map((change) => structureRow(change, language));
}

/** Changes of texts, both as they stand in the files. */
export function textRows({ texts }: InstrumentDifference, language: UiLanguage): ChangeRow[] {
  return texts.map((change) => ({
    where: partText(change, language),
    what: textFieldText(change, language),
    before: change.before ?? undefined,
    after: change.after ?? undefined,
    lang: change.language,
  }));
}

function structureRow(change: StructureChange, language: UiLanguage): ChangeRow {
  const t = instrumentMessages[language].revision;
  const where = partText(change, language);
  switch (change.kind) {
    case 'added':
      return { where, what: t.added, before: undefined, after: change.part.id };
    case 'removed':
      return { where, what: t.removed, before: change.part.id, after: undefined };
    case 'moved':
      return { where, what: t.moved, before: change.before, after: change.after };
    case 'changed': {
      const { field, of, before, after } = change;
      const what = [t.field[field], ...(of === undefined ? [] : [`(${of})`])].join(' ');
      return { where, what, before: before ?? undefined, after: after ?? undefined };
    }
  }
}

function textFieldText({ field, grade, language: lang }: TextChange, language: UiLanguage): string {
  const name = instrumentMessages[language].revision.field[field];
  const graded = grade === undefined ? name : `${name} ${grade}`;
  return lang === undefined ? graded : `${graded} (${lang})`;
}

function partText({ part }: Pick<TextChange, 'part'>, language: UiLanguage): string {
  return instrumentMessages[language].revision.part[part.kind](part.id);
}
