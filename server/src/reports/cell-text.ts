/** What a cell of Excel holds at most. https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const cellCharactersMax = 32_767;

/**
 * A text as a cell can hold it: without halves of characters, control characters (XML forbids them), and marks that turn the
 * direction of what follows, by which one cell could make another be misread. Lines and tabs stay.
 */
export function cellText(text: string): string {
  const clean = text.toWellFormed().replaceAll('\r\n', '\n').replaceAll(unreadable, '');
  return clean.length <= cellCharactersMax
    ? clean
    : `${clean.slice(0, cellCharactersMax - 1).toWellFormed()}…`;
}

const unreadable = /[\u0000-\u0008\u000b-\u001f\u007f\u0080-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;
