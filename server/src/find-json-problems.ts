import { formatPath, type FileProblem } from '@samskar/shared/instrument';

/** No file of ours is nested deeper than ten; far deeper ones overflow the stack of whoever walks them. */
const depthMax = 100;

/** What JSON.parse lets pass in a text that is known to be JSON: a key twice in one object, and absurd depth. */
export function findJsonProblems(json: string): readonly FileProblem[] {
  const open: Frame[] = [];
  const problems: FileProblem[] = [];
  let lastText = '';
  for (const token of tokensOf(json)) {
    const frame = open.at(-1);
    if (token === '{') open.push({ kind: 'object', keys: new Set(), key: '' });
    else if (token === '[') open.push({ kind: 'list', key: 0 });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && frame?.kind === 'list') frame.key += 1;
    else if (token === ':' && frame?.kind === 'object') {
      frame.key = String(JSON.parse(lastText));
      if (frame.keys.has(frame.key)) problems.push(repeated(open, frame.key));
      frame.keys.add(frame.key);
    } else lastText = token;
    if (open.length > depthMax) return [...problems, tooDeep];
  }
  return problems;
}

type Frame =
  | { readonly kind: 'object'; readonly keys: Set<string>; key: string }
  | { readonly kind: 'list'; key: number };

function repeated(open: readonly Frame[], key: string): FileProblem {
  return { path: formatPath(open.map((frame) => frame.key)), rule: 'must not be there twice', value: key };
}

const tooDeep: FileProblem = { path: '', rule: `must not be nested deeper than ${depthMax}`, value: 'more' };

/** Brackets, commas, colons and whole texts with their quotes. A single pattern for texts overflows on long ones. */
function* tokensOf(json: string): Generator<string> {
  const marks = /["{}[\],:]/g;
  for (let mark = marks.exec(json); mark !== null; mark = marks.exec(json)) {
    const isText = mark[0] === '"';
    if (isText) marks.lastIndex = endOfText(json, mark.index);
    yield isText ? json.slice(mark.index, marks.lastIndex) : mark[0];
  }
}

/** The place after the closing quote of the text that begins at `start`. */
function endOfText(json: string, start: number): number {
  let place = start + 1;
  while (place < json.length && json[place] !== '"') place += json[place] === '\\' ? 2 : 1;
  return place + 1;
}
