import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../shared/src/charts/text-width.ts';
import { shippedAreas } from './sample-charts.ts';

/** Reports are set in the server's Inter: what it draws tells what the estimate is worth. */
const serverRequire = createRequire(new URL('../../../server/package.json', import.meta.url));
const { Resvg } = serverRequire('@resvg/resvg-js') as {
  Resvg: new (svg: string, options: object) => { getBBox(): { width: number } | undefined };
};
const fontFiles = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((file) =>
  serverRequire.resolve(`@expo-google-fonts/inter/${file}`),
);

function inkWidth(text: string, isStrong: boolean): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="50"><text x="10" y="30" font-family="Inter" font-size="13" font-weight="${isStrong ? 600 : 400}">${text}</text></svg>`;
  return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).getBBox()?.width ?? 0;
}

const texts = [
  ...shippedAreas('nb').flatMap(([, areas]) => areas),
  ...shippedAreas('en').flatMap(([, areas]) => areas),
  '1\u00a0234,5',
  '2023 (versjon 3.2)',
  'Snitt kommuner med 5\u00a0000–10\u00a0000 innbyggere',
  'Kárášjohka – Unjárga',
  'ÆØÅ WWW mmm iii',
];

describe.each(texts)('%s', (text) => {
  test.each([false, true])(
    'is given the room it takes in Inter, and little more (strong: %s)',
    (isStrong) => {
      const drawn = inkWidth(text, isStrong);
      const estimate = textWidth(text, { size: 13, isStrong });
      expect(drawn).toBeGreaterThan(0);
      expect(estimate).toBeGreaterThanOrEqual(drawn);
      // Ink is narrower than the advance by the bearings at both ends, about a tenth of an em each.
      expect(estimate).toBeLessThan(drawn * 1.1 + 3);
    },
  );
});
