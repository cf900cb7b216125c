import {
  InternalHyperlink,
  LeaderType,
  PageReference,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
  type FileChild,
} from 'docx';
import { wordRun } from './word-inline.ts';
import type { WordContext, WordHeading } from './word-context.ts';

/** Levels of headings in the contents; the rest is found in Word's navigation pane. */
const levelsMax = 3;

/**
 * Contents that Word can update, filled in beforehand from the headings written so far: the library would fill in only documents of
 * its own, and leave a template's empty.
 */
export function wordContents(context: WordContext): FileChild {
  return new TableOfContents(context.messages.contents, {
    hyperlink: true,
    headingStyleRange: `1-${levelsMax}`,
    useAppliedParagraphOutlineLevel: true,
    contentChildren: context.headings
      .filter(({ level }) => level <= levelsMax)
      .map((heading) => contentsLine(heading, context)),
  });
}

/** Twips by which a level is indented where the template has no style for it. */
const levelIndent = 240;

function contentsLine({ title, level, bookmark }: WordHeading, context: WordContext): Paragraph {
  const { styles, textWidth } = context.look;
  const style = styles.contents(level);
  return new Paragraph({
    ...(style === null ? { indent: { left: levelIndent * (level - 1) } } : { style }),
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth, leader: LeaderType.DOT }],
    children: [
      new InternalHyperlink({
        anchor: bookmark,
        children: [
          wordRun(title, context),
          new TextRun({ children: [new Tab()] }),
          new PageReference(bookmark, { hyperlink: true }),
        ],
      }),
    ],
  });
}
