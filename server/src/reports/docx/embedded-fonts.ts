import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { IPropertiesOptions } from 'docx';

/** Inter as its licence (OFL) lets it be embedded: few who open the file have it, and another font would break other lines. */
export function embeddedFonts(): NonNullable<IPropertiesOptions['fonts']> {
  return [
    {
      name: 'Inter',
      data: face('400Regular/Inter_400Regular'),
      bold: face('600SemiBold/Inter_600SemiBold'),
      italic: face('400Regular_Italic/Inter_400Regular_Italic'),
    },
  ];
}

function face(name: string): Buffer {
  return readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${name}.ttf`)));
}
