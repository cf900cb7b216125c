import type { Refusal } from '@samskar/shared/api';

/** A route by its pattern, as `/api/links/:token`: the address itself can hold a secret. */
export type RequestPlace = { readonly method: string; readonly route: string };

/** Is told what a person who runs the server wants to know; nothing of it quotes content, names, addresses or tokens. */
export type HttpReporter = {
  readonly refused: (
    refusal: RequestPlace & { readonly rule: string | undefined; readonly kind: Refusal['kind'] },
  ) => void;
  /** Something that should not happen, and did. */
  readonly failed: (error: unknown, place: RequestPlace) => void;
  /** Undefined where nobody wants to know. */
  readonly answered:
    ((answer: RequestPlace & { readonly status: number; readonly ms: number }) => void) | undefined;
};

/** The rule of tests/rules.md that a refusal follows; undefined for those that belong to the work itself. */
export function ruleOf(kind: Refusal['kind']): string | undefined {
  return ruleByKind.get(kind);
}

const ruleByKind: ReadonlyMap<Refusal['kind'], string> = new Map<Refusal['kind'], string>([
  ['storage-full', 'R1'],
  ['storage-busy', 'R1'],
  ['stale', 'R2'],
  ['wrong-origin', 'R7'],
  ['signed-out', 'R7'],
  ['not-found', 'R7'],
  ['not-allowed', 'R8'],
  ['too-large', 'R12'],
  ['too-many-attempts', 'R12'],
  ['limit-reached', 'R12'],
  ['report-not-made', 'R12'],
  ['takes-part-itself', 'R16'],
  ['roles-exclude', 'R16'],
]);
