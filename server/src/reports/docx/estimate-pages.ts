import { estimatePageNumbersWith } from 'docx/layout';

/**
 * Fills the contents with page numbers as Word would find them, so that it is right before anybody updates it. In a template with
 * fonts that are not here it is the best guess; Word corrects it when the contents is updated.
 */
export const estimatePages = estimatePageNumbersWith({ guess: true });
