/** "System/prosess" may go on after its slash, on the next line. */
export function breakableName(name: string): string {
  return name.replaceAll('/', '/\u200b');
}
