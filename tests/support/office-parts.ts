const openXml = 'application/vnd.openxmlformats-officedocument';
const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The least that Word opens, with the body given; tests add and change parts. */
export function wordParts(body: string, mainType = 'document.main+xml'): Record<string, string> {
  return {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${openXml}.wordprocessingml.${mainType}"/></Types>`,
    '_rels/.rels': relationshipsPart(relationship('officeDocument', 'word/document.xml')),
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${word}" xmlns:r="${relationshipTypes}" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}</w:body></w:document>`,
  };
}

/** A relationship as a package writes it; `mode` is External for what lies elsewhere. */
export function relationship(type: string, target: string, mode?: string): string {
  const modeText = mode === undefined ? '' : ` TargetMode="${mode}"`;
  return `<Relationship Id="r${type}" Type="${relationshipTypes}/${type}" Target="${target}"${modeText}/>`;
}

export function relationshipsPart(relationships: string): string {
  return `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships}</Relationships>`;
}
