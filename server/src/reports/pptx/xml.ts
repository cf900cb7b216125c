/** Text as it stands between tags and in double quotes. What XML forbids is gone already, see `cleanLine`. */
export function xml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
