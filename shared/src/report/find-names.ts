/** Which of these persons a text names, by their whole name or by first and last name, in any case and with a genitive. */
export function findNames(text: string, names: readonly string[]): readonly string[] {
  const folded = fold(text);
  return names.filter((name) => formsOf(name).some((form) => hasWord(folded, form)));
}

/** A single name may be any word: only whoever goes by one name is looked for by it. */
function formsOf(name: string): readonly string[] {
  const words = fold(name)
    .split(' ')
    .filter((word) => word !== '');
  const [first, last] = [words.at(0), words.at(-1)];
  if (first === undefined || last === undefined) return [];
  const whole = words.join(' ');
  return words.length > 2 ? [whole, `${first} ${last}`] : [whole];
}

function hasWord(text: string, form: string): boolean {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const after = text.slice(at + form.length);
    if (!/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && /^(?:['’]?s)?(?![\p{L}\p{N}])/u.test(after)) return true;
  }
  return false;
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}
