import { xml } from './xml.ts';
import type { SlideLayout } from './deck.ts';

/** The parts of a deck without a customer's template: theme, master and layouts. Drawing units are EMU, 914,400 to the inch. */

/**
 * Names and types of the layouts that a deck uses. A template's layout is found by our name first, and else by the type that
 * PowerPoint gives its own layouts in every language.
 */
export const layoutNames: Readonly<Record<SlideLayout, { readonly name: string; readonly type: string }>> = {
  title: { name: 'samskar:title', type: 'title' },
  section: { name: 'samskar:section', type: 'secHead' },
  content: { name: 'samskar:content', type: 'titleOnly' },
  examples: { name: 'samskar:examples', type: 'obj' },
};

/** Where `drawDeck` puts them; the first layout is pptxgenjs's own, which no slide uses. */
export const ownLayoutNumbers: Readonly<Record<SlideLayout, number>> = {
  title: 2,
  section: 3,
  content: 4,
  examples: 5,
};

/**
 * Petrol, warm greys and two series colours, as on the screen. On white: text 16:1, accent1 7.6:1, every other series colour at
 * least 3:1.
 */
const colours =
  '<a:dk1><a:srgbClr val="22201C"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="5D5952"/></a:dk2><a:lt2><a:srgbClr val="F1EFEB"/></a:lt2>' +
  '<a:accent1><a:srgbClr val="005C6A"/></a:accent1><a:accent2><a:srgbClr val="247E8E"/></a:accent2><a:accent3><a:srgbClr val="7E3D82"/></a:accent3>' +
  '<a:accent4><a:srgbClr val="8A5619"/></a:accent4><a:accent5><a:srgbClr val="807B74"/></a:accent5><a:accent6><a:srgbClr val="002D35"/></a:accent6>' +
  '<a:hlink><a:srgbClr val="005C6A"/></a:hlink><a:folHlink><a:srgbClr val="5B3B7C"/></a:folHlink>';

/** Where Inter is not installed, PowerPoint takes a font of the same build: a sans serif of normal width. */
const font = '<a:latin typeface="Inter" panose="020B0502030000000004" pitchFamily="34" charset="0"/>';
const fallback = '<a:ea typeface="Arial"/><a:cs typeface="Arial"/>';

/** Ours instead of Office's blue and Calibri, in the theme that pptxgenjs writes. */
export function ownTheme(theme: string): string {
  return theme
    .replace(/<a:theme ([^>]*)name="[^"]*"/, '<a:theme $1name="Samskår"')
    .replace(/<a:clrScheme[^]*?<\/a:clrScheme>/, `<a:clrScheme name="Samskår">${colours}</a:clrScheme>`)
    .replace(
      /<a:fontScheme[^]*?<\/a:fontScheme>/,
      `<a:fontScheme name="Samskår"><a:majorFont>${font}${fallback}</a:majorFont><a:minorFont>${font}${fallback}</a:minorFont></a:fontScheme>`,
    );
}

const namespaces =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const tree =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

type Prompts = { readonly title: string; readonly text: string; readonly examples: string };

/** `layoutIds` is the list that pptxgenjs made, whose ids its relations know. */
export function ownMaster(layoutIds: string, language: string, prompts: Prompts): string {
  const level = (at: number, size: number) =>
    `<a:lvl${at}pPr marL="${228600 * at}" indent="-228600" algn="l"><a:lnSpc><a:spcPct val="105000"/></a:lnSpc><a:spcBef><a:spcPts val="900"/></a:spcBef><a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="${size}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl${at}pPr>`;
  return [
    `${head}<p:sldMaster ${namespaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${tree}`,
    accentBar(2, 594360, 393192),
    placeholder(
      3,
      'type="title"',
      [594360, 502920, 11000232, 1051560],
      prompts.title,
      language,
      '<a:bodyPr lIns="0" rIns="0" anchor="ctr"><a:normAutofit/></a:bodyPr>',
    ),
    placeholder(
      4,
      'type="body" idx="1"',
      [594360, 1691640, 11000232, 4526280],
      prompts.text,
      language,
      '<a:bodyPr lIns="0" rIns="0"><a:normAutofit/></a:bodyPr>',
    ),
    footerPlaceholders(language),
    '</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>',
    layoutIds,
    '<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/><a:defRPr sz="3000" b="1" kern="1200"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle>',
    `<p:bodyStyle>${level(1, 2200)}${level(2, 2000)}${level(3, 1800)}</p:bodyStyle>`,
    '<p:otherStyle><a:lvl1pPr marL="0" algn="l"><a:defRPr sz="1800" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>',
  ].join('');
}

export function ownLayout(layout: SlideLayout, language: string, prompts: Prompts): string {
  const { name, type } = layoutNames[layout];
  const dark =
    '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>';
  const isDark = layout === 'title' || layout === 'section';
  return [
    `${head}<p:sldLayout ${namespaces} type="${type}" preserve="1"${isDark ? ' showMasterSp="0"' : ''}><p:cSld name="${name}">${isDark ? dark : ''}<p:spTree>${tree}`,
    shapesOf(layout, language, prompts),
    isDark ? '' : footerPlaceholders(language),
    '</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>',
  ].join('');
}

function shapesOf(layout: SlideLayout, language: string, prompts: Prompts): string {
  switch (layout) {
    case 'title':
      return [
        placeholder(
          2,
          'type="ctrTitle"',
          [914400, 1737360, 10363200, 1965960],
          prompts.title,
          language,
          '<a:bodyPr lIns="0" rIns="0" anchor="b"><a:normAutofit/></a:bodyPr>',
          light(4800, true),
        ),
        placeholder(
          3,
          'type="subTitle" idx="1"',
          [914400, 3931920, 10363200, 2011680],
          prompts.text,
          language,
          '<a:bodyPr lIns="0" rIns="0"><a:normAutofit/></a:bodyPr>',
          light(2200, false),
        ),
      ].join('');
    case 'section':
      return [
        placeholder(
          2,
          'type="title"',
          [914400, 1463040, 10363200, 1828800],
          prompts.title,
          language,
          '<a:bodyPr lIns="0" rIns="0" anchor="b"><a:normAutofit/></a:bodyPr>',
          light(4000, true),
        ),
        placeholder(
          3,
          'type="body" idx="1"',
          [914400, 3520440, 10363200, 2377440],
          prompts.text,
          language,
          '<a:bodyPr lIns="0" rIns="0"><a:normAutofit/></a:bodyPr>',
          light(2400, false),
        ),
      ].join('');
    case 'content':
      return placeholder(2, 'type="title"', undefined, prompts.title, language, '<a:bodyPr/>');
    case 'examples':
      return [
        placeholder(2, 'type="title"', undefined, prompts.title, language, '<a:bodyPr/>'),
        placeholder(3, 'idx="1" hasCustomPrompt="1"', undefined, prompts.examples, language, '<a:bodyPr/>'),
      ].join('');
  }
}

function light(size: number, isBold: boolean): string {
  return `<a:lvl1pPr marL="0" indent="0" algn="l"><a:spcBef><a:spcPts val="900"/></a:spcBef><a:buNone/><a:defRPr sz="${size}" b="${isBold ? 1 : 0}"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:defRPr></a:lvl1pPr>`;
}

function placeholder(
  id: number,
  kind: string,
  place: readonly [number, number, number, number] | undefined,
  prompt: string,
  language: string,
  body: string,
  style = '',
): string {
  const where =
    place === undefined
      ? ''
      : `<a:xfrm><a:off x="${place[0]}" y="${place[1]}"/><a:ext cx="${place[2]}" cy="${place[3]}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${xml(prompt.slice(0, 20))} ${id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${kind}/></p:nvPr></p:nvSpPr><p:spPr>${where}</p:spPr><p:txBody>${body}<a:lstStyle>${style}</a:lstStyle><a:p><a:r><a:rPr lang="${language}"/><a:t>${xml(prompt)}</a:t></a:r></a:p></p:txBody></p:sp>`;
}

function accentBar(id: number, x: number, y: number): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Accent"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="640080" cy="64008"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>`;
}

/** What a content slide bears at its foot; `footerShapes` fills them on each slide. */
function footerPlaceholders(language: string): string {
  const style = (align: string) =>
    `<a:lvl1pPr algn="${align}"><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>`;
  return [
    `<p:sp><p:nvSpPr><p:cNvPr id="8" name="Footer"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="ftr" sz="quarter" idx="11"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="594360" y="6419088"/><a:ext cx="8229600" cy="274320"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" anchor="ctr"/><a:lstStyle>${style('l')}</a:lstStyle><a:p><a:r><a:rPr lang="${language}"/><a:t>‹footer›</a:t></a:r></a:p></p:txBody></p:sp>`,
    `<p:sp><p:nvSpPr><p:cNvPr id="9" name="Number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="10515600" y="6419088"/><a:ext cx="1078992" cy="274320"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr rIns="0" anchor="ctr"/><a:lstStyle>${style('r')}</a:lstStyle><a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="${language}"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="${language}"/></a:p></p:txBody></p:sp>`,
  ].join('');
}
