/** Written into every zip instead of the present moment, so that the same report is the same file: the first that a zip can say. */
export const zipMoment = new Date(1980, 0, 1);
