import type { EvaluationSnapshot } from '@samskar/shared/api';
import { commandSchema } from '@samskar/shared/evaluation';
import { instrumentSchema, type Instrument } from '@samskar/shared/instrument';
import { z } from 'zod';
import type { CommandShelf, QueuedCommand } from './command-queue.svelte.ts';
import { snapshotSchema } from './evaluation-calls.ts';
import { forgetEvaluation } from './forget-evaluation.ts';
import type { LocalStore } from './local-store.ts';
import { lossesKey, lossSchema, type Loss } from './loss.ts';

/** What this device keeps of an evaluation, so that it opens without a line. A device that fails keeps nothing. */
export type KeptEvaluation = {
  readonly readSnapshot: () => Promise<EvaluationSnapshot | undefined>;
  readonly keepSnapshot: (snapshot: EvaluationSnapshot) => void;
  readonly readInstrument: (id: string, hash: string) => Promise<Instrument | undefined>;
  readonly keepInstrument: (instrument: Instrument, hash: string) => void;
  /** The indicator that the person last worked on here. */
  readonly readPlace: () => Promise<string | undefined>;
  readonly keepPlace: (indicator: string) => void;
  /** What restorations from backups have taken away, until the person has seen it. */
  readonly readLosses: () => Promise<readonly Loss[]>;
  readonly keepLosses: (losses: readonly Loss[]) => void;
  readonly shelf: CommandShelf;
  /** The evaluation has been deleted: nothing of it stays here. */
  readonly forget: () => Promise<void>;
};

const queuedSchema: z.ZodType<QueuedCommand> = z.object({
  key: z.uuid(),
  command: commandSchema,
  since: z.string(),
  state: z.union([
    z.object({ kind: z.literal('waiting') }),
    // The refusal was parsed when it came from the server; its kind decides the text.
    z.object({
      kind: z.literal('refused'),
      why: z.custom<never>((why) => typeof why === 'object' && why !== null),
    }),
  ]),
});

export function keptEvaluation(device: Promise<LocalStore | undefined>, evaluation: string): KeptEvaluation {
  const read = async (key: string) => (await device)?.get('snapshots', key).then((row) => row?.value);
  const keep = (key: string, value: unknown) =>
    void device.then((store) => store?.put('snapshots', { key, value })).catch(ignoreFailure);
  return {
    readSnapshot: async () =>
      parseOr(snapshotSchema, await read(`evaluation/${evaluation}`).catch(ignoreFailure)),
    keepSnapshot: (snapshot) => keep(`evaluation/${evaluation}`, snapshot),
    readInstrument: async (id, hash) =>
      parseOr(instrumentSchema, await read(`instrument/${id}/${hash}`).catch(ignoreFailure)),
    keepInstrument: (instrument, hash) => keep(`instrument/${instrument.id}/${hash}`, instrument),
    readPlace: async () => parseOr(z.string(), await read(`place/${evaluation}`).catch(ignoreFailure)),
    keepPlace: (indicator) => keep(`place/${evaluation}`, indicator),
    readLosses: async () =>
      parseOr(z.array(lossSchema), await read(lossesKey(evaluation)).catch(ignoreFailure)) ?? [],
    keepLosses: (losses) => keep(lossesKey(evaluation), losses),
    shelf: commandShelf(device, evaluation),
    forget: async () => {
      const store = await device;
      if (store) await forgetEvaluation(store, evaluation).catch(ignoreFailure);
    },
  };
}

function commandShelf(device: Promise<LocalStore | undefined>, evaluation: string): CommandShelf {
  /** One after the other: two given at once do not get one number, and what is taken away is not put there after it. */
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const done = writing.then(step);
    writing = done;
    return done;
  };
  const readRows = async () =>
    (await device)?.getAllFromIndex('commands', 'evaluation', evaluation).catch(ignoreFailure);
  const tabs = shelfTabs(evaluation);

  async function put(queued: QueuedCommand): Promise<boolean> {
    const rows = (await readRows()) ?? [];
    const known = rows.find(({ key }) => key === queued.key)?.order;
    const order = known ?? Math.max(0, ...rows.map((row) => row.order)) + 1;
    // One that was on its way when the page closed may not have arrived: its key keeps it from being done twice.
    const value = queued.state.kind === 'sending' ? { ...queued, state: { kind: 'waiting' } } : queued;
    const row = { key: queued.key, evaluation, order, value };
    const kept = await (await device)?.put('commands', row).catch(ignoreFailure);
    tabs.tell();
    return kept !== undefined;
  }

  async function remove(key: string): Promise<void> {
    await (await device)?.delete('commands', key).catch(ignoreFailure);
    tabs.tell();
  }

  return {
    read: async () => {
      const rows = await readRows();
      return rows?.sort((a, b) => a.order - b.order).flatMap((row) => parseOr(queuedSchema, row.value) ?? []);
    },
    put: (queued) => inTurn(() => put(queued)),
    remove: (key) => inTurn(() => remove(key)),
    onChanged: tabs.listen,
  };
}

type ShelfTabs = { readonly tell: () => void; readonly listen: CommandShelf['onChanged'] };

/** Says to the person's other tabs that the shelf of an evaluation has changed, and nothing of what lies on it. */
function shelfTabs(evaluation: string): ShelfTabs {
  let channel: BroadcastChannel | undefined;
  return {
    tell: () => channel?.postMessage('changed'),
    listen: (listener) => {
      const opened = new BroadcastChannel(`samskar.commands/${evaluation}`);
      opened.addEventListener('message', listener);
      channel = opened;
      return () => {
        channel = undefined;
        opened.close();
      };
    },
  };
}

/** What cannot be kept or read is absent: the line is the way to have it, and the saved line says that nothing is kept. */
function ignoreFailure(): undefined {
  return undefined;
}

function parseOr<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
