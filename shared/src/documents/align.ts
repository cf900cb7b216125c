/** How one sequence becomes another, in order: what stays (as something that may have to change), goes, and comes. */
export type Step<From, To> =
  | { readonly kind: 'keep'; readonly from: From; readonly to: To }
  | { readonly kind: 'drop'; readonly from: From }
  | { readonly kind: 'add'; readonly to: To };

type Likeness<From, To> = {
  readonly isSame: (from: From, to: To) => boolean;
  /** What is not the same may be changed into it. */
  readonly mayBecome: (from: From, to: To) => boolean;
};

/** Cells of the table of the longest common subsequence: a text of 1,000 words against another; beyond, ends alone are compared. */
const cellsMax = 4_000_000;

/** Keeps as much as there is in common, in order (longest common subsequence); pairs what is between, first to first. */
export function align<From, To>(
  from: readonly From[],
  to: readonly To[],
  likeness: Likeness<From, To>,
): Step<From, To>[] {
  const steps: Step<From, To>[] = [];
  let [nextFrom, nextTo] = [0, 0];
  for (const [atFrom, atTo] of [
    ...commonPairs(from, to, likeness.isSame),
    [from.length, to.length] as const,
  ]) {
    steps.push(...pairUp(from.slice(nextFrom, atFrom), to.slice(nextTo, atTo), likeness.mayBecome));
    const [one, other] = [from[atFrom], to[atTo]];
    if (one !== undefined && other !== undefined) steps.push({ kind: 'keep', from: one, to: other });
    [nextFrom, nextTo] = [atFrom + 1, atTo + 1];
  }
  return steps;
}

function pairUp<From, To>(
  from: readonly From[],
  to: readonly To[],
  mayBecome: (from: From, to: To) => boolean,
): Step<From, To>[] {
  const steps: Step<From, To>[] = [];
  let rest = from;
  for (const wanted of to) {
    const at = rest.findIndex((one) => mayBecome(one, wanted));
    const found = rest[at];
    if (found === undefined) {
      steps.push({ kind: 'add', to: wanted });
      continue;
    }
    steps.push(...rest.slice(0, at).map((one) => ({ kind: 'drop' as const, from: one })));
    steps.push({ kind: 'keep', from: found, to: wanted });
    rest = rest.slice(at + 1);
  }
  return [...steps, ...rest.map((one) => ({ kind: 'drop' as const, from: one }))];
}

type Pair = readonly [from: number, to: number];

function commonPairs<From, To>(
  from: readonly From[],
  to: readonly To[],
  isSame: (from: From, to: To) => boolean,
): Pair[] {
  const same = (i: number, j: number) => {
    const [one, other] = [from[i], to[j]];
    return one !== undefined && other !== undefined && isSame(one, other);
  };
  let start = 0;
  while (same(start, start)) start += 1;
  let [endFrom, endTo] = [from.length, to.length];
  while (endFrom > start && endTo > start && same(endFrom - 1, endTo - 1))
    [endFrom, endTo] = [endFrom - 1, endTo - 1];
  const middle = middlePairs({ start, endFrom, endTo }, same);
  return [
    ...Array.from({ length: start }, (_, at): Pair => [at, at]),
    ...middle,
    ...Array.from({ length: from.length - endFrom }, (_, at): Pair => [endFrom + at, endTo + at]),
  ];
}

/** Dynamic programming from the end, as in Cormen et al., Introduction to Algorithms, section "Longest common subsequence". */
function middlePairs(
  { start, endFrom, endTo }: { readonly start: number; readonly endFrom: number; readonly endTo: number },
  same: (i: number, j: number) => boolean,
): Pair[] {
  const [rows, columns] = [endFrom - start, endTo - start];
  if (rows * columns > cellsMax) return [];
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const lengthAt = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = rows - 1; i >= 0; i -= 1)
    for (let j = columns - 1; j >= 0; j -= 1)
      lengths[i * width + j] = same(start + i, start + j)
        ? lengthAt(i + 1, j + 1) + 1
        : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < rows && j < columns)
    if (same(start + i, start + j)) {
      pairs.push([start + i, start + j]);
      [i, j] = [i + 1, j + 1];
    } else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  return pairs;
}
