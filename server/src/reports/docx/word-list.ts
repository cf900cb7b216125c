import { AlignmentType, LevelFormat, type INumberingOptions, type IParagraphOptions } from 'docx';

/** Word counts nine levels of a list; deeper items stay on the last. */
const levelsMax = 9;
const bullets = ['•', '–', '·'] as const;
const bulletList = 'report-bullets';

/** Twips by which a level is indented. */
export const listIndent = 340;

export const bulletNumbering: INumberingOptions = {
  config: [
    {
      reference: bulletList,
      levels: Array.from({ length: levelsMax }, (_, level) => ({
        level,
        format: LevelFormat.BULLET,
        text: bullets[level % bullets.length] ?? '•',
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: listIndent * (level + 1), hanging: listIndent } } },
      })),
    },
  ],
};

/** A paragraph's place in a list; `indent` where it stands in a narrow cell. */
export function bulletOptions(
  level: number,
  indent?: { readonly left: number; readonly hanging: number },
): IParagraphOptions {
  return {
    numbering: { reference: bulletList, level: Math.min(level, levelsMax - 1) },
    ...(indent && { indent }),
  };
}
