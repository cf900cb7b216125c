type Handlers = Pick<WebSocket, 'onopen' | 'onmessage' | 'onclose'>;

/** A socket that does what the test says. */
export type FakeSocket = {
  readonly url: string;
  open(): void;
  receive(message: unknown): void;
  lose(code: number, reason?: string): void;
};

export type FakeSockets = {
  readonly Socket: typeof WebSocket;
  readonly all: readonly FakeSocket[];
  /** The one that was made last. */
  readonly last: FakeSocket;
};

export function fakeSockets(): FakeSockets {
  const all: FakeSocket[] = [];
  class Socket implements FakeSocket {
    onopen: Handlers['onopen'] = null;
    onmessage: Handlers['onmessage'] = null;
    onclose: Handlers['onclose'] = null;
    readonly url: string;

    constructor(url: string) {
      this.url = url;
      all.push(this);
    }

    open = () => this.#tell('onopen', new Event('open'));
    receive = (message: unknown) =>
      this.#tell('onmessage', new MessageEvent('message', { data: JSON.stringify(message) }));
    lose = (code: number, reason = '') =>
      this.#tell('onclose', Object.assign(new Event('close'), { code, reason }));
    close = () => undefined;

    #tell(handler: keyof Handlers, event: Event): void {
      // The handlers are the browser's and take the events that are made above.
      (this[handler] as ((event: Event) => void) | null)?.(event);
    }
  }
  return {
    // Only what the feed uses of a WebSocket.
    Socket: Socket as unknown as typeof WebSocket,
    all,
    get last() {
      return all.at(-1)!;
    },
  };
}
