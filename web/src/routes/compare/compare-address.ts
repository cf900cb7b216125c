/** What is chosen, as it stands in the screen's address and in the question to the server: the same words in both. */
export type CompareChoice = {
  /** Identity of the municipality; empty before one is chosen. */
  readonly m: string;
  readonly year: string;
  readonly from: string;
  readonly to: string;
  readonly line: string;
  /** Undefined for the municipality's own, empty for none. */
  readonly size: string | undefined;
  readonly country: string;
  readonly with: readonly string[];
  readonly members: readonly string[];
  readonly named: string;
};

export function readChoice(params: Pick<URLSearchParams, 'get'>): CompareChoice {
  const text = (name: string) => params.get(name) ?? '';
  const list = (name: string) => text(name).split(',').filter(Boolean);
  return {
    m: text('m'),
    year: text('year'),
    from: text('from'),
    to: text('to'),
    line: text('line'),
    size: params.get('size') ?? undefined,
    country: text('country'),
    with: list('with'),
    members: list('members'),
    named: text('named'),
  };
}

/** Beginning with a question mark; what is not chosen is left out, so that the server's choice holds. */
export function choiceQuery(choice: CompareChoice): string {
  const params = new URLSearchParams();
  const { size, with: others, members, ...texts } = choice;
  for (const [name, value] of Object.entries(texts)) if (value !== '') params.set(name, value);
  if (size !== undefined) params.set('size', size);
  if (others.length > 0) params.set('with', others.join(','));
  if (members.length > 0) params.set('members', members.join(','));
  return `?${params.toString().replaceAll('%2C', ',')}`;
}
