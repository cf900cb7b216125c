import type { InstallationRole } from '@samskar/shared/api';

/** The person behind a request, for as long as the session lasts. */
export type Viewer = {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  /** Rights over the installation; they give none inside an evaluation. */
  readonly roles: readonly InstallationRole[];
  /** SHA-256 of the session's token, in hexadecimal; names the session without being able to open it. */
  readonly sessionHash: string;
};
