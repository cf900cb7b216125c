/**
 * Has a reader's window bear the document's title, not the file's name. The compiler asks for that under PDF/UA alone; elsewhere
 * it writes a direction, which is the usual one and just as long, so that all offsets in the file remain.
 */
export function showTitle(pdf: Buffer): Buffer {
  const at = pdf.lastIndexOf(written);
  if (at > pdf.lastIndexOf('/Type /Catalog')) pdf.write(wanted, at, 'latin1');
  return pdf;
}

const written = '/ViewerPreferences <<\n    /Direction /L2R\n  >>';
const wanted = '/ViewerPreferences <<\n/DisplayDocTitle true\n>>';
