/**
 * What the displayed areas add up to, when that is another number than the displayed total; else undefined. Takes figures
 * as `displayScorePlainly` gives them: "62", or a dash where nothing is graded.
 */
export function sumOfDisplayedAreas(areas: readonly string[], total: string): number | undefined {
  const sum = areas.map(Number).reduce((all, area) => all + (Number.isNaN(area) ? 0 : area), 0);
  return Number.isNaN(Number(total)) || sum === Number(total) ? undefined : sum;
}
