import { session } from '#lib/session/session.svelte.ts';
import { line } from '#lib/shell/online.svelte.ts';
import { closeAtSignOut, deviceOf } from '#lib/sync/device.ts';
import { evaluationCalls } from '#lib/sync/evaluation-calls.ts';
import { keptEvaluation } from '#lib/sync/kept-evaluation.ts';
import { EvaluationScreen } from './evaluation-screen.svelte.ts';

export type OpenedEvaluation = { readonly screen: EvaluationScreen; readonly leave: () => Promise<void> };

/** Opens an evaluation with this browser's line, device and session. `leave` lets go of all of them. */
export function openEvaluation(id: string, account: string): OpenedEvaluation {
  const device = deviceOf(account);
  const screen = new EvaluationScreen({
    id,
    account,
    calls: evaluationCalls(id),
    device,
    kept: keptEvaluation(device, id),
    sockets: location.origin.replace(/^http/, 'ws'),
    onSignedOut: () => session.expire(),
    isOnline: () => line.isOnline,
    newKey: () => crypto.randomUUID(),
    now: () => new Date(),
  });
  const stopGuarding = closeAtSignOut(() => screen.close());
  const resume = () => screen.resume();
  const stopListening = session.onRegained(resume);
  addEventListener('online', resume);
  void screen.open();
  return {
    screen,
    leave: () => {
      stopGuarding();
      stopListening();
      removeEventListener('online', resume);
      return screen.close();
    },
  };
}
