import { liveMessages } from '@samskar/shared/api';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';

/** What a client may say; the grammar is in tests/rules.md. */
export type ClientMessage =
  | { readonly kind: 'step-1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step-2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly states: Uint8Array }
  | { readonly kind: 'query-awareness' };

/** Undefined for everything outside the grammar, left-over bytes included. */
export function parseMessage(bytes: Uint8Array): ClientMessage | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const message = readMessage(decoder);
    return decoding.hasContent(decoder) ? undefined : message;
  } catch {
    // lib0 throws at the end of the bytes and for numbers beyond 2^53.
    return undefined;
  }
}

export function step1Message(stateVector: Uint8Array): Uint8Array {
  return syncMessage(sync.messageYjsSyncStep1, stateVector);
}

/** The same for the same update: who comes with nothing is sent the whole, and copying it for each would hold up everybody (R12). */
export function step2Message(update: Uint8Array): Uint8Array {
  if (update.byteLength < keptBytesMin) return syncMessage(sync.messageYjsSyncStep2, update);
  const kept = keptStep2Messages.get(update) ?? syncMessage(sync.messageYjsSyncStep2, update);
  keptStep2Messages.set(update, kept);
  return kept;
}

/** Smaller ones are copied in less time than they are looked up. */
const keptBytesMin = 64 * 1024;
/** By update, for as long as a room keeps that. */
const keptStep2Messages = new WeakMap<Uint8Array, Uint8Array>();

export function updateMessage(update: Uint8Array): Uint8Array {
  return syncMessage(sync.messageYjsUpdate, update);
}

/** The first `count` sync messages of the socket are on disk (R2). */
export function ackMessage(count: number): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, liveMessages.ack);
    encoding.writeVarUint(encoder, count);
  });
}

export function accessMessage(mayWrite: boolean): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, liveMessages.access);
    encoding.writeVarUint(encoder, mayWrite ? 1 : 0);
  });
}

export type AwarenessState = { readonly client: number; readonly clock: number; readonly json: string };

/** An empty list is the heartbeat. */
export function awarenessMessage(states: readonly AwarenessState[]): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, liveMessages.awareness);
    encoding.writeVarUint8Array(
      encoder,
      encode((inner) => {
        encoding.writeVarUint(inner, states.length);
        for (const { client, clock, json } of states) {
          encoding.writeVarUint(inner, client);
          encoding.writeVarUint(inner, clock);
          encoding.writeVarString(inner, json);
        }
      }),
    );
  });
}

/** Undefined when there are more than `statesMax`, or the bytes are no list of states. */
export function parseAwareness(bytes: Uint8Array, statesMax: number): AwarenessState[] | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const count = decoding.readVarUint(decoder);
    if (count > statesMax) return undefined;
    return Array.from({ length: count }, () => ({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      json: decoding.readVarString(decoder),
    }));
  } catch {
    // As in parseMessage.
    return undefined;
  }
}

function readMessage(decoder: decoding.Decoder): ClientMessage | undefined {
  switch (decoding.readVarUint(decoder)) {
    case liveMessages.sync:
      return readSync(decoder);
    case liveMessages.awareness:
      return { kind: 'awareness', states: decoding.readVarUint8Array(decoder) };
    case liveMessages.queryAwareness:
      return { kind: 'query-awareness' };
    default:
      return undefined;
  }
}

function readSync(decoder: decoding.Decoder): ClientMessage | undefined {
  const kind = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  switch (kind) {
    case sync.messageYjsSyncStep1:
      return { kind: 'step-1', stateVector: bytes };
    case sync.messageYjsSyncStep2:
      return { kind: 'step-2', update: bytes };
    case sync.messageYjsUpdate:
      return { kind: 'update', update: bytes };
    default:
      return undefined;
  }
}

/** A whole document is large: it is copied once, where an encoder would let its memory grow step by step. */
function syncMessage(kind: number, bytes: Uint8Array): Uint8Array {
  const head = encode((encoder) => {
    encoding.writeVarUint(encoder, liveMessages.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint(encoder, bytes.byteLength);
  });
  const message = new Uint8Array(head.byteLength + bytes.byteLength);
  message.set(head);
  message.set(bytes, head.byteLength);
  return message;
}

function encode(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}
