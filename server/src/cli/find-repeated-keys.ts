import { formatPath, type FileProblem } from '@samskar/shared/instrument';

/** Keys that stand twice in one object of a text that is known to be JSON. */
export function findRepeatedKeys(json: string): readonly FileProblem[] {
  const open: Frame[] = [];
  const problems: FileProblem[] = [];
  let lastText = '';
  for (const [token] of json.matchAll(tokens)) {
    const frame = open.at(-1);
    if (token === '{') open.push({ kind: 'object', keys: new Set(), key: '' });
    else if (token === '[') open.push({ kind: 'list', key: 0 });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && frame?.kind === 'list') frame.key += 1;
    else if (token === ':' && frame?.kind === 'object') {
      frame.key = String(JSON.parse(lastText));
      if (frame.keys.has(frame.key)) {
        problems.push({
          path: formatPath(open.map(({ key }) => key)),
          rule: 'must not be there twice',
          value: frame.key,
        });
      }
      frame.keys.add(frame.key);
    } else lastText = token;
  }
  return problems;
}

type Frame =
  | { readonly kind: 'object'; readonly keys: Set<string>; key: string }
  | { readonly kind: 'list'; key: number };

const tokens = /"(?:[^"\\]+|\\.)*"|[{}[\],:]/g;
