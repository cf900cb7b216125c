import type { ZipProblem } from './open-zip.ts';

/** What is wrong with a zip, to follow its name on the command line. */
export function zipProblemText(problem: ZipProblem): string {
  switch (problem.kind) {
    case 'broken':
      return 'is no zip, or a broken one';
    case 'encrypted':
      return 'is encrypted';
    case 'too-large':
      return `is larger than such a file can be (${problem.limit}: ${problem.most})`;
  }
}
