import { NodeCompiler, type NodeTypstCompileResult } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFonts } from './fonts.ts';
import type { PdfDocument } from './pdf-document.ts';
import { showTitle } from './show-title.ts';

export type PdfStandard = 'tagged' | 'a-1a' | 'a-2a' | 'ua-1';

/**
 * Makes a PDF with report.typ, which is given the document as JSON: text never becomes source. Takes a processor for up to a
 * second, so the process that answers people must not call it.
 */
export function typeset(document: PdfDocument, standard: PdfStandard): Uint8Array {
  const { compiler, source } = (press ??= createPress());
  try {
    const compiled = compiler.compile({
      mainFileContent: source,
      inputs: { report: JSON.stringify(document) },
    });
    if (compiled.result === null)
      throw new Error(`The report cannot be set: ${findReason(compiler, compiled)}`);
    const pdf = compiler.pdf(compiled.result, standard === 'tagged' ? {} : { pdfStandard: standard });
    return Uint8Array.from(showTitle(pdf));
  } finally {
    compiler.evictCache(compilationsKept);
  }
}

/** Reading the fonts is a third of a first report's time. */
type Press = { readonly compiler: NodeCompiler; readonly source: string };
let press: Press | undefined;

function createPress(): Press {
  return {
    // What it can read of the disk lies in this folder, and report.typ reads nothing.
    compiler: NodeCompiler.create({
      workspace: import.meta.dirname,
      fontArgs: [{ fontBlobs: [...readFonts()] }],
    }),
    source: readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8'),
  };
}

/** A page that has not been used by the last so many compilations is forgotten: variants of one report follow each other. */
const compilationsKept = 1;

function findReason(compiler: NodeCompiler, compiled: NodeTypstCompileResult): string {
  const error = compiled.takeError();
  return error === null ? 'no reason given' : JSON.stringify(compiler.fetchDiagnostics(error));
}
