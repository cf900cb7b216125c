import type * as Y from 'yjs';
import type { DocumentShape } from './document-shape.ts';
import { ballotRoot, gradeKey } from './keys.ts';
import { findMap } from './roots.ts';

/** Account by criterion, by indicator; what has no grade is absent. */
export type GradeAuthors = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Who set each grade that stands in a sheet. Nobody can name another: a client id is one person's from before anybody sees
 * it (R10), and whoever takes a step back has set what stands then.
 * @param ownerOf the account that writes under a Yjs client id; undefined where that is not known (yet)
 */
export function readGradeAuthors(
  doc: Y.Doc,
  shape: DocumentShape,
  ownerOf: (client: number) => string | undefined,
): GradeAuthors {
  const map = findMap(doc, ballotRoot);
  return Object.fromEntries(
    [...shape.indicators].map(([indicator, criteria]) => {
      const authors = [...criteria.keys()].flatMap((criterion) => {
        // The item under a key is the one that stands, or the one whose deletion took the value away.
        const item = map?._map.get(gradeKey(indicator, criterion));
        const author = item === undefined || item.deleted ? undefined : ownerOf(item.id.client);
        return author === undefined ? [] : [[criterion, author] as const];
      });
      return [indicator, Object.fromEntries(authors)];
    }),
  );
}
