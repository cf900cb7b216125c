/** The tables of migrations/0001-people.ts. Moments are milliseconds since 1970, days are text as 2026-11-21. */
export type PeopleTables = {
  municipality: { id: string };
  /** What a municipality was called by, and when; null where that is not known or has no end. */
  municipality_code: {
    municipality_id: string;
    country: string;
    code: string;
    name: string;
    valid_from: string | null;
    valid_to: string | null;
  };
  municipality_succession: { predecessor_id: string; successor_id: string; day: string };
  municipality_population: {
    municipality_id: string;
    day: string;
    population: number;
    income_group: number | null;
  };
  account: {
    id: string;
    name: string;
    /** In lower case. */
    email: string;
    /** Null until the person has used a first link. */
    password_hash: string | null;
    created_at: number;
    disabled_at: number | null;
  };
  installation_role: { account_id: string; role: 'administrator' | 'owner' };
  certificate: {
    id: string;
    account_id: string;
    /** Of instruments. */
    family: string;
    expires_on: string;
    issued_by: string;
    issued_at: number;
    replaced_by: string | null;
  };
  people_event: {
    at: number;
    kind: PeopleEventKind;
    /** Null for the operator at the machine. */
    by_account: string | null;
    account_id: string | null;
    detail: string;
  };
  session: { token_hash: string; account_id: string; created_at: number; seen_at: number };
  one_time_link: {
    token_hash: string;
    purpose: 'first-administrator' | 'new-account' | 'recovery';
    account_id: string | null;
    issued_by: string | null;
    issued_at: number;
    expires_at: number;
  };
  sign_in_attempt: { key: string; attempts: number; window_began_at: number };
  instrument: {
    hash: string;
    id: string;
    json: string;
    /** Null for an instrument that comes with the program. */
    uploaded_by: string | null;
    added_at: number;
  };
};

export type PeopleEventKind =
  | 'account-created'
  | 'recovery-issued'
  | 'link-used'
  | 'password-changed'
  | 'roles-changed'
  | 'account-disabled'
  | 'account-enabled'
  | 'certificate-issued'
  | 'instrument-added'
  | 'template-added'
  | 'template-removed';
