import type { Deck, Slide, SlideLayout } from './deck.ts';
import { mostLinesOf } from './fit-text.ts';
import { ownFrame, textSize } from './frame.ts';
import { xml } from './xml.ts';

/**
 * What pptxgenjs leaves out of a slide: its title and text as placeholders that take place and look from the layout, so that a
 * template dresses them and assistive technology finds the title first; the header row of tables; alternative texts of tables;
 * ids that are unique; the language of every run.
 */
export function finishSlide(generated: string, deck: Deck, slide: Slide, dress: Dress): string {
  const language = languageTag(deck);
  const feet = slide.layout === 'content' || slide.layout === 'examples' ? footShapes(deck, dress) : '';
  const table = slide.body?.kind === 'table' ? slide.body.table : undefined;
  const finished = generated
    .replace(/<\/p:grpSpPr>/, `</p:grpSpPr>${placeholders(slide, language, dress)}`)
    .replace(/<\/p:spTree>/, `${feet}</p:spTree>`)
    .replaceAll(
      '<a:tblPr/>',
      `<a:tblPr firstRow="1"${(table?.footer ?? null) === null ? '' : ' lastRow="1"'}/>`,
    )
    .replaceAll(/name="samskar:table"/g, `name="samskar:table" descr="${xml(table?.description ?? '')}"`)
    .replaceAll(/ lang="en-US"( altLang="en-US")?/g, ` lang="${language}"`);
  return withOwnIds(finished);
}

/** How layouts call their placeholders, by which a slide's shapes find their place. */
export type Dress = {
  /** Attributes of `p:ph`, here and below. */
  readonly feet: Readonly<Partial<Record<Foot, string>>>;
  readonly titles: Readonly<Record<SlideLayout, string>>;
  readonly texts: Readonly<Record<Exclude<SlideLayout, 'content'>, string>>;
};

/** What is at the foot of a content slide; a template may have neither. */
export type Foot = 'ftr' | 'sldNum';

/** Of `ownLayout`. */
export const ownDress: Dress = {
  feet: { ftr: 'type="ftr" sz="quarter" idx="11"', sldNum: 'type="sldNum" sz="quarter" idx="12"' },
  titles: {
    title: 'type="ctrTitle"',
    section: 'type="title"',
    content: 'type="title"',
    examples: 'type="title"',
  },
  texts: { title: 'type="subTitle" idx="1"', section: 'type="body" idx="1"', examples: 'idx="1"' },
};

export function languageTag(deck: Deck): string {
  return { nb: 'nb-NO', en: 'en-GB' }[deck.language];
}

export function finishNotes(generated: string, deck: Deck, slide: Slide): string {
  const language = languageTag(deck);
  const paragraphs = slide.notes.map((line) => paragraph(line, language)).join('');
  const [before, rest] = generated.split(/<a:p><a:r><a:rPr[^>]*\/><a:t>notes<\/a:t>/);
  if (before === undefined || rest === undefined)
    throw new Error('The notes of pptxgenjs look otherwise now');
  const after = rest.slice(rest.indexOf('</a:p>') + '</a:p>'.length);
  return `${before}${paragraphs}${after}`;
}

function placeholders(slide: Slide, language: string, dress: Dress): string {
  const title = `<p:ph ${dress.titles[slide.layout]}/>`;
  return `${shape('samskar:title', title, paragraph(slide.title, language), titleBody(slide.title))}${textPlaceholder(slide, language, dress)}`;
}

function textPlaceholder(slide: Slide, language: string, { texts }: Dress): string {
  switch (slide.layout) {
    case 'title':
    case 'section': {
      if (slide.subtitle.length === 0) return '';
      const isSection = slide.layout === 'section';
      const lines = slide.subtitle.map((line, at) =>
        paragraph(line, language, isSection && at === 0 ? ' sz="3200" b="1"' : ''),
      );
      return shape('samskar:text', `<p:ph ${texts[slide.layout]}/>`, lines.join(''));
    }
    case 'examples':
      return shape(
        `samskar:slot ${slide.slot ?? ''}`,
        `<p:ph ${texts.examples}/>`,
        `<a:p><a:endParaRPr lang="${language}"/></a:p>`,
      );
    case 'content':
      return '';
  }
}

function footShapes(deck: Deck, { feet }: Dress): string {
  const language = languageTag(deck);
  const number = `<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="${language}"/><a:t>‹#›</a:t></a:fld></a:p>`;
  return [
    feet.ftr === undefined ? '' : shape('Footer', `<p:ph ${feet.ftr}/>`, paragraph(deck.footer, language)),
    feet.sldNum === undefined ? '' : shape('Number', `<p:ph ${feet.sldNum}/>`, number),
  ].join('');
}

/** A title that may take three lines is smaller, as PowerPoint makes it itself when somebody edits it. */
function titleBody(title: string): string {
  const isLong = mostLinesOf(title, ownFrame.content.w, textSize.title) > 2;
  return isLong ? '<a:bodyPr><a:normAutofit fontScale="80000"/></a:bodyPr>' : '<a:bodyPr/>';
}

function shape(name: string, placeholder: string, text: string, body = '<a:bodyPr/>'): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="0" name="${xml(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody>${body}<a:lstStyle/>${text}</p:txBody></p:sp>`;
}

function paragraph(text: string, language: string, look = ''): string {
  return `<a:p><a:r><a:rPr lang="${language}"${look}/><a:t>${xml(text)}</a:t></a:r></a:p>`;
}

/** Ids are counted on a slide; pptxgenjs gives a table one that a shape may have already. */
function withOwnIds(slide: string): string {
  let id = 0;
  return slide.replaceAll(/<p:cNvPr id="\d+"/g, () => {
    id += 1;
    return `<p:cNvPr id="${id}"`;
  });
}
