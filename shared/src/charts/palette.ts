/**
 * Where a drawing will be seen: on the product's light or dark surface, or on paper, where only greys can be counted on. Paper
 * in colour takes `light`.
 */
export type ColourSet = 'light' | 'dark' | 'print';

/**
 * Six-digit hexadecimal colours: PDF/A-1a knows no transparency. Against `surface` and `band` every mark has at least 3:1 and
 * every text at least 4.5:1.
 */
export type Palette = {
  readonly surface: string;
  readonly text: string;
  /** Legends, axes and what is said about others. */
  readonly subtleText: string;
  /** Axes, and outlines of what is light. */
  readonly line: string;
  /** Helps the eye along a row and carries no meaning, hence may be faint. */
  readonly grid: string;
  /** Behind marks: what is normal. Its edges are drawn in `line`. */
  readonly band: string;
  readonly own: string;
  readonly earlier: string;
  readonly mean: string;
  readonly group: string;
  /** Filling of marks outlined in `line`. */
  readonly other: string;
};

/**
 * Light and dark are the tokens of the product's theme, so that a figure belongs to its page: petrol accent for one's own, its
 * strong border for earlier ones, the second and third series colour for means, warm greys for the rest. Print is made of
 * greys far apart, as a laser printer keeps them; there shape, hatching and weight say everything.
 */
export const palettes: Readonly<Record<ColourSet, Palette>> = {
  light: {
    surface: '#ffffff',
    text: '#22201c',
    subtleText: '#5d5952',
    line: '#807b74',
    grid: '#d2cfc9',
    band: '#e9e6e1',
    own: '#005c6a',
    earlier: '#035a67',
    mean: '#7e3d82',
    group: '#8a5619',
    other: '#dddad5',
  },
  dark: {
    surface: '#22201d',
    text: '#eeece9',
    subtleText: '#b9b5af',
    // The theme's default border has 3:1 against the surface and not against the band.
    line: '#9c9892',
    grid: '#4a4742',
    band: '#3b3935',
    own: '#6db1bf',
    earlier: '#75c9da',
    mean: '#dcaade',
    group: '#eabb79',
    other: '#4a4742',
  },
  print: {
    surface: '#ffffff',
    text: '#000000',
    subtleText: '#404040',
    line: '#6b6b6b',
    grid: '#cccccc',
    band: '#e6e6e6',
    own: '#1a1a1a',
    earlier: '#333333',
    mean: '#000000',
    group: '#333333',
    other: '#d9d9d9',
  },
};
