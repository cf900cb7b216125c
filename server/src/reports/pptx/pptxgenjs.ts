import * as library from 'pptxgenjs';

/**
 * The class of pptxgenjs. Its types say CommonJS, so that TypeScript puts it one `default` deeper than Node does where it
 * resolves as Node; the runtime has it at the first.
 */
export const PptxGenJs = library.default as unknown as Constructor;

export type DrawnSlide = ReturnType<InstanceType<Constructor>['addSlide']>;
export type DrawnRow = Parameters<DrawnSlide['addTable']>[0][number];
export type DrawnCell = DrawnRow[number];

type Module = typeof library;
type Constructor = Module extends { readonly default: { readonly default: infer Inner } }
  ? Inner
  : Module extends { readonly default: infer Outer }
    ? Outer
    : never;
