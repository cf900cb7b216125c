import { liveMessages } from '@samskar/shared/api';
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';

/** The sync messages that carry content, and that the server acknowledges. */
export type SentKind = 'step-2' | 'update';

/**
 * A WebSocket class that tells of every message with content that it sends: the only place that sees them all, since
 * y-websocket sends from three. Counting here is what gives the server's `ack n` a meaning (R2).
 */
export function observeSent(Socket: typeof WebSocket, onSent: (kind: SentKind) => void): typeof WebSocket {
  return class extends Socket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data);
      const kind = data instanceof Uint8Array ? kindOf(data) : undefined;
      if (kind) onSent(kind);
    }
  };
}

/** The numbers are varuints below 128: a byte each. */
function kindOf(message: Uint8Array): SentKind | undefined {
  if (message[0] !== liveMessages.sync) return undefined;
  if (message[1] === messageYjsSyncStep2) return 'step-2';
  return message[1] === messageYjsUpdate ? 'update' : undefined;
}
