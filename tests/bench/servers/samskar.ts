import { join } from 'node:path';
import { liveMessages, livePaths, liveSubprotocol } from '@samskar/shared/api';
import * as decoding from 'lib0/decoding';
import { findFreePort } from '../../support/start-test-server.ts';
import { benchOrigin } from '../site/prepare-site.ts';
import { contestantNames, type Contestant } from './contestant.ts';
import { startProcess, type ServerProcess } from './start-process.ts';

const main = join(import.meta.dirname, '../../../server/src/main.ts');

/** The product as `pnpm serve` runs it: sessions, origins, permissions, schema check, one fsync per turn. */
export const samskar: Contestant = {
  name: contestantNames.ours,
  acknowledges: true,
  keeps: true,
  framing: {
    path: (room) => livePaths.document + room.name,
    protocols: [liveSubprotocol],
    headers: (room, person) => ({ origin: benchOrigin, cookie: room.cookies[person] }),
    prefix: () => new Uint8Array(),
    greeting: [],
    readAck: readCountedAck,
  },
  holdsDocuments: true,
  needsSite: true,
  start: (folder) => startSamskar(folder, () => benchOrigin),
};

type Options = {
  /** Any that is free when absent. */
  readonly port?: number;
  /** None when absent. */
  readonly metricsPort?: number;
  /** Settings of the environment beside the product's own. */
  readonly limits?: Readonly<Record<string, string>>;
};

/** @param originAt what it answers to when it listens on a port */
export async function startSamskar(
  folder: string,
  originAt: (port: number) => string,
  { port: givenPort, metricsPort, limits }: Options = {},
): Promise<ServerProcess> {
  const port = givenPort ?? (await findFreePort());
  const environment = {
    SAMSKAR_ORIGIN: originAt(port),
    SAMSKAR_DATA: folder,
    SAMSKAR_PORT: String(port),
    ...limits,
    ...(metricsPort !== undefined && { SAMSKAR_METRICS_PORT: String(metricsPort) }),
  };
  return startProcess({ script: [main, 'serve'], environment, port });
}

/** `100 n`: the first n of this socket are on disk. */
export function readCountedAck(message: Uint8Array): number | undefined {
  if (message[0] !== liveMessages.ack) return undefined;
  const decoder = decoding.createDecoder(message);
  decoding.readVarUint(decoder);
  return decoding.readVarUint(decoder);
}
