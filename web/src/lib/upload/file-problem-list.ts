import type { Refusal } from '@samskar/shared/api';

/** Everything that is wrong with a file, as the server says it. */
export type FileProblemList = Extract<Refusal, { kind: 'instrument-invalid' }>['problems'];
