import {
  accountViewSchema,
  instrumentListItemSchema,
  type AccountView,
  type InstrumentListItem,
} from '@samskar/shared/api';
import { success, type Result } from '@samskar/shared/result';
import { z } from 'zod';
import type { call, CallFailure } from '#lib/api/call.ts';
import { certificateState, type CertificateState } from '#lib/people/certificate-state.ts';
import { today } from '#lib/people/today.ts';
import { Resource } from '#lib/resource/resource.svelte.ts';

/** One line of the owner's list: a person and a family of instruments. */
export type Certification = {
  readonly account: AccountView;
  readonly family: string;
  /** The names of the family's instruments, by language. */
  readonly instruments: readonly InstrumentListItem['name'][];
  readonly state: CertificateState;
};

export class CertificateScreen {
  issuing = $state.raw<Certification>();
  busy = $state(false);

  readonly certifications: Resource<readonly Certification[]>;
  readonly #call: typeof call;

  constructor(ask: typeof call) {
    this.#call = ask;
    this.certifications = new Resource(() => loadCertifications(ask));
  }

  /** Returns why it was refused, or undefined when it is done. */
  async issue({ account, family }: Certification, expiresOn: string): Promise<CallFailure | undefined> {
    this.busy = true;
    const answer = await this.#call('POST', `/api/accounts/${account.id}/certificates`, {
      body: { family, expiresOn },
    });
    this.busy = false;
    if (!answer.ok) return answer.error;
    this.issuing = undefined;
    await this.certifications.load();
    return undefined;
  }
}

async function loadCertifications(ask: typeof call): Promise<Result<readonly Certification[], CallFailure>> {
  const [accounts, instruments] = await Promise.all([
    ask('GET', '/api/accounts', { schema: z.array(accountViewSchema) }),
    ask('GET', '/api/instruments', { schema: z.array(instrumentListItemSchema) }),
  ]);
  if (!accounts.ok) return accounts;
  if (!instruments.ok) return instruments;
  return success(certificationsOf(accounts.value, instruments.value));
}

/** Every open account with every family; those who are certified come first. */
function certificationsOf(
  accounts: readonly AccountView[],
  instruments: readonly InstrumentListItem[],
): Certification[] {
  const day = today();
  const families = [...Map.groupBy(instruments, (instrument) => instrument.family)];
  return accounts
    .filter((account) => account.disabledAt === null)
    .sort((one, other) => one.name.localeCompare(other.name))
    .flatMap((account) =>
      families.map(([family, members]) => ({
        account,
        family,
        instruments: members.map((member) => member.name),
        state: certificateState(account, family, day),
      })),
    )
    .sort((one, other) => Number(one.state.kind === 'none') - Number(other.state.kind === 'none'));
}
