import type { Command } from '@samskar/shared/evaluation';
import type { GroundPerson } from './ground.ts';

export type AskedCommand = {
  readonly evaluation: string;
  /** The same key asks for the same, however often it is sent. */
  readonly key: string;
  readonly command: Command;
};

/** Sends a command as our own page does. Undefined when the line broke before an answer; then nobody knows. */
export async function sendCommand(
  { origin }: { readonly origin: string },
  { cookie }: GroundPerson,
  { evaluation, key, command }: AskedCommand,
): Promise<number | undefined> {
  try {
    const answer = await fetch(`${origin}/api/evaluations/${evaluation}/commands`, {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ key, command }),
    });
    return answer.status;
  } catch {
    // fetch throws for a broken line alone.
    return undefined;
  }
}
