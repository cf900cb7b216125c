import { liveMessages } from '@samskar/shared/api';
import WebSocket from 'ws';
import { origin } from '../../../realtime/support/live-server.ts';
import { cookieOf, type PersonName } from '../../../realtime/support/table-of-rights.ts';

/** A line that a test can cut: while it is down no socket opens, and those that are open are lost without a farewell. */
export class TestLine {
  isDown = false;
  /** The server's acknowledgements do not arrive. */
  losesAcks = false;
  /** How the server has closed sockets, in order. */
  readonly closes: { readonly code: number; readonly reason: string }[] = [];
  /** Which of the person's sessions the browser has. */
  session = 'one';
  readonly #open = new Set<WebSocket>();

  cut(): void {
    this.isDown = true;
    for (const socket of this.#open) socket.terminate();
  }

  mend(): void {
    this.isDown = false;
  }

  /** The WebSocket class of this person's browser. */
  socketOf(person: PersonName): typeof globalThis.WebSocket {
    const isDown = () => this.isDown;
    const cookie = () => cookieOf(person, this.session);
    const open = this.#open;
    const isLost = (message: unknown) =>
      this.losesAcks && message instanceof ArrayBuffer && new Uint8Array(message)[0] === liveMessages.ack;
    const closed = (code: number, reason: Buffer) => this.closes.push({ code, reason: reason.toString() });
    class BrowserSocket extends WebSocket {
      constructor(url: string, protocols: string | string[]) {
        super(isDown() ? 'ws://127.0.0.1:1' : url, protocols, { headers: { origin, cookie: cookie() } });
        open.add(this);
        this.on('close', () => open.delete(this));
        this.on('close', closed);
        this.on('error', () => undefined);
      }

      override emit(event: string | symbol, ...values: unknown[]): boolean {
        return event === 'message' && isLost(values[0]) ? true : super.emit(event, ...values);
      }
    }
    // `ws` differs from the browser's class only in parts that the web does not use.
    return BrowserSocket as unknown as typeof globalThis.WebSocket;
  }
}
