/** What the screen looks for, as it stands in its address; days as people choose them, in their own zone. */
export type ActivityChoice = {
  readonly person: string;
  readonly kind: string;
  readonly place: string;
  readonly from: string;
  readonly to: string;
};

const parts = ['person', 'kind', 'place', 'from', 'to'] as const;

/** Empty where nothing is chosen. */
export function readChoice(search: Pick<URLSearchParams, 'get'>): ActivityChoice {
  const [person = '', kind = '', place = '', from = '', to = ''] = parts.map(
    (part) => search.get(part) ?? '',
  );
  return { person, kind, place, from: dayIn(from), to: dayIn(to) };
}

/** The address behind the path, with the question mark; empty for everything. */
export function choiceAddress(choice: ActivityChoice): string {
  return searchOf(parts.map((part) => [part, choice[part]]));
}

/** What the server is asked for: the days as moments, each from its first to its last millisecond here. */
export function queryAddress(
  { from, to, ...rest }: ActivityChoice,
  more: Record<string, string> = {},
): string {
  return searchOf([
    ...Object.entries(rest),
    ['from', from && new Date(`${from}T00:00:00.000`).toISOString()],
    ['to', to && new Date(`${to}T23:59:59.999`).toISOString()],
    ...Object.entries(more),
  ]);
}

function searchOf(entries: readonly (readonly [string, string])[]): string {
  const search = new URLSearchParams(
    entries.filter(([, value]) => value !== '').map(([key, value]) => [key, value]),
  );
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** Half a day, as a browser without a date field lets it be typed, is no day. */
function dayIn(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
}
