import WebSocket from 'ws';
import { origin } from '../../../realtime/support/live-server.ts';
import { cookieOf, type PersonName } from '../../../realtime/support/table-of-rights.ts';

/** A line that a test can cut: while it is down no socket opens, and those that are open are lost without a farewell. */
export class TestLine {
  isDown = false;
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
    class BrowserSocket extends WebSocket {
      constructor(url: string, protocols: string | string[]) {
        super(isDown() ? 'ws://127.0.0.1:1' : url, protocols, { headers: { origin, cookie: cookie() } });
        open.add(this);
        this.on('close', () => open.delete(this));
        this.on('error', () => undefined);
      }
    }
    // `ws` differs from the browser's class only in parts that the web does not use.
    return BrowserSocket as unknown as typeof globalThis.WebSocket;
  }
}
