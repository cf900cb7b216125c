/** Each as much as it needs, or an equal part of what those leave that need less; in whatever unit. */
export function shareWidth(needs: readonly number[], whole: number): readonly number[] {
  const byNeed = [...needs.keys()].sort((a, b) => (needs[a] ?? 0) - (needs[b] ?? 0));
  const shares = [...needs];
  let left = whole;
  for (const [taken, place] of byNeed.entries()) {
    const part = Math.min(needs[place] ?? 0, left / (needs.length - taken));
    shares[place] = part;
    left -= part;
  }
  return shares;
}
