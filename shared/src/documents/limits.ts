/**
 * The most that one text of a document may hold, in UTF-16 units. Far above what a person writes, because two honest
 * people who type at once must never meet them: going over is final for the socket.
 */
export const reasonCharactersMax = 20_000;
export const noteCharactersMax = 50_000;
/** Who sat where at an interview: ten lines are many. */
export const seatingCharactersMax = 10_000;
/** A heading of two lines in a report. */
export const partTitleCharactersMax = 160;
/** Parts that people add to a report. Published ones have five chapters and a few annexes. */
export const addedPartsMax = 40;
/** A justification is one to three paragraphs. */
export const paragraphCharactersMax = 50_000;
/** Nodes directly under one parent. */
export const childrenMax = 2_000;
/** Fragment, list, item, list, item, paragraph, text is seven; no report goes deeper than three lists. */
export const depthMax = 12;
/** Browsers and Word take links of about 2,000 characters. */
export const linkCharactersMax = 2_000;
