import { strFromU8, strToU8 } from 'fflate';
import type { Parts } from './package-parts.ts';

/**
 * A template that never had notes has no master for them, and pptx-automizer brings none: notes that point to one that is not
 * there make PowerPoint repair the file. So it is given the master of our own deck.
 */
export function withNotesMaster(root: Parts, own: Parts): Parts {
  if (Object.keys(root).some((path) => path.startsWith('ppt/notesMasters/'))) return root;
  const changes: readonly (readonly [string, (text: string) => string])[] = [
    ['[Content_Types].xml', (text) => text.replace('</Types>', `${contentTypes}</Types>`)],
    [
      'ppt/_rels/presentation.xml.rels',
      (text) => text.replace('</Relationships>', `${relation}</Relationships>`),
    ],
    ['ppt/presentation.xml', (text) => text.replace('</p:sldMasterIdLst>', `</p:sldMasterIdLst>${listed}`)],
  ];
  const changed = changes.map(([path, change]) => [path, strToU8(change(textOf(root, path)))] as const);
  const theme = own['ppt/theme/theme1.xml'];
  const master = own['ppt/notesMasters/notesMaster1.xml'];
  if (theme === undefined || master === undefined) throw new Error('The deck has no notes master');
  return {
    ...root,
    ...Object.fromEntries(changed),
    'ppt/notesMasters/notesMaster1.xml': master,
    'ppt/notesMasters/_rels/notesMaster1.xml.rels': strToU8(masterRelations),
    'ppt/theme/notesTheme.xml': theme,
  };
}

const openXml = 'application/vnd.openxmlformats-officedocument';
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const contentTypes = `<Override PartName="/ppt/notesMasters/notesMaster1.xml" ContentType="${openXml}.presentationml.notesMaster+xml"/><Override PartName="/ppt/theme/notesTheme.xml" ContentType="${openXml}.theme+xml"/>`;
const relation = `<Relationship Id="rIdNotesMaster" Type="${types}/notesMaster" Target="notesMasters/notesMaster1.xml"/>`;
const listed = `<p:notesMasterIdLst><p:notesMasterId xmlns:r="${types}" r:id="rIdNotesMaster"/></p:notesMasterIdLst>`;
const masterRelations = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${types}/theme" Target="../theme/notesTheme.xml"/></Relationships>`;

function textOf(parts: Parts, path: string): string {
  const part = parts[path];
  if (part === undefined) throw new Error(`The template has no part ${path}`);
  return strFromU8(part);
}
