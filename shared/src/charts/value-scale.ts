import { scaleLinear, type ScaleLinear } from 'd3-scale';

export type ValueScale = ScaleLinear<number, number>;

/** From 0 to the maximum; what lies outside is drawn at its end, with its value in print. */
export function valueScale(max: number, from: number, to: number): ValueScale {
  return scaleLinear()
    .domain([0, Number.isFinite(max) && max > 0 ? max : 1])
    .range([from, to])
    .clamp(true);
}
