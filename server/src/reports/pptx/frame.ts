/** Inches, from the upper left corner. */
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** The size of a slide, and what of a content slide is free below its title. */
export type Frame = { readonly width: number; readonly height: number; readonly content: Box };

/** 16:9 as PowerPoint has it, and our own layouts. */
export const ownFrame: Frame = {
  width: 13.333,
  height: 7.5,
  content: { x: 0.65, y: 1.85, w: 12.03, h: 4.95 },
};

/** Points. The smallest that the back of a council room reads is 18; prose and tables take the largest that fits. */
export const textSize = {
  title: 30,
  prose: [28, 24, 20, 18],
  table: [22, 20, 18],
  columnTitle: 22,
  column: 18,
  besideChart: 18,
} as const;

/** Inches above and below a chart where something is said there. */
export const besideChartInches = 0.55;

/** Between columns. */
export const columnGapInches = 0.35;
