import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fontCharacters } from './font-characters.ts';

/**
 * Every cut of Inter that report.typ and the figures ask for. The compiler also sees the fonts of its host and cannot be told
 * not to; it takes the first that fits exactly, which is one of these.
 */
export function readFonts(): readonly Buffer[] {
  return ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'].map(readCut);
}

/** What all cuts can draw; they have the same characters. */
export function drawnCharacters(): ReadonlySet<number> {
  return (characters ??= fontCharacters(readCut('400Regular')));
}

let characters: ReadonlySet<number> | undefined;

const folder = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/inter/package.json')));

function readCut(cut: string): Buffer {
  return readFileSync(join(folder, cut, `Inter_${cut}.ttf`));
}
