import { flushCompileCache } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { defaultLimits } from '../../../server/src/realtime/limits.ts';
import { firstOrderVariable, type ChildOrder } from './child-order.ts';

/**
 * Loaded before `server/src/main.ts` into a process that is to be harmed: what takes minutes there takes parts of a second,
 * and orders come from the test. The server itself is the one that `pnpm serve` starts.
 */
Object.assign(defaultLimits, {
  heartbeatMs: 200,
  logUpdatesMax: 60,
  idleMs: 1_000,
  retryFullMs: 100,
  retrySpreadMs: 100,
} satisfies Partial<typeof defaultLimits>);

let death: { readonly after: string; places: number; hasBegun: boolean } | undefined;
let aheadMs = 0;
/** The connection that writes. */
let database: DatabaseSync | undefined;

const machineNow = Date.now.bind(Date);
Date.now = () => machineNow() + aheadMs;

obey(process.env[firstOrderVariable]);
process.on('message', (order: ChildOrder) => {
  carryOut(order);
  process.send!('done');
});
// The test is gone, however it ended: nothing outlives it.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();

watchStatements();

function obey(text: string | undefined): void {
  // Written by server-child.ts.
  if (text !== undefined) carryOut(JSON.parse(text) as ChildOrder);
}

function carryOut(order: ChildOrder): void {
  switch (order.kind) {
    case 'keep-compiled':
      flushCompileCache();
      return;
    case 'die':
      death = { ...order, hasBegun: false };
      return;
    case 'set-full':
      database!.exec(`PRAGMA max_page_count = ${order.isFull ? 1 : 1_000_000}`);
      return;
    case 'refuse-writes':
      database!.exec('PRAGMA query_only = ON');
      return;
    case 'set-clock':
      aheadMs = order.aheadMs;
  }
}

/** Each statement that reaches the data file is a place to die before, and one to die behind. */
function watchStatements(): void {
  wrap(DatabaseSync.prototype, 'exec', (connection, [sql]) => {
    if (sql === 'BEGIN IMMEDIATE') database = connection;
    return String(sql);
  });
  for (const name of ['all', 'get', 'run'] as const)
    wrap(StatementSync.prototype, name, (statement) => statement.sourceSQL);
}

function wrap<Owner>(
  prototype: Owner,
  name: keyof Owner,
  sqlOf: (owner: Owner, parameters: unknown[]) => string,
): void {
  // What it takes and gives is passed on unseen.
  const execute = prototype[name] as (...parameters: unknown[]) => unknown;
  Object.defineProperty(prototype, name, {
    value(this: Owner, ...parameters: unknown[]): unknown {
      return between(sqlOf(this, parameters), () => execute.apply(this, parameters));
    },
  });
}

function between<Value>(sql: string, act: () => Value): Value {
  if (death !== undefined && sql.includes(death.after)) death.hasBegun = true;
  mayDie();
  const value = act();
  mayDie();
  return value;
}

function mayDie(): void {
  if (death?.hasBegun !== true) return;
  if (death.places === 0) process.kill(process.pid, 'SIGKILL');
  death.places -= 1;
}
