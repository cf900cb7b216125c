import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

/** Dots to a pixel of the drawing: 192 to the inch, sharp on paper and a third of the size of 300. */
const scale = 2;

/** The weights that figures are drawn in, and no other, since each drawing reads them anew; the machine's own fonts would give another picture on each. */
const fontFiles = ['400Regular/Inter_400Regular', '600SemiBold/Inter_600SemiBold'].map((name) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${name}.ttf`)),
);

/** A drawing as PNG, for programs that show no SVG. */
export function rasteriseSvg(svg: string): Uint8Array {
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Inter' },
  });
  return new Uint8Array(image.render().asPng());
}
