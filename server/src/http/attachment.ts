/** A file to be saved under this name, which may hold any letter (RFC 6266): as it is, and without what old programs cannot read. */
export function attachment(name: string): string {
  const plain = name
    .replaceAll('ø', 'o')
    .replaceAll('Ø', 'O')
    .replaceAll('æ', 'ae')
    .replaceAll('Æ', 'Ae')
    .normalize('NFKD')
    .replaceAll(/[^\w. -]/g, '');
  // What encodeURIComponent leaves and RFC 8187 does not.
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
