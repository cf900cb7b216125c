import { liveMessages } from '@samskar/shared/api';
import { createDecoder, readVarUint } from 'lib0/decoding';
import type { SocketWatch } from './test-line.ts';

/** What the server has promised to one client over all its sockets (R2), as the bytes on the wire say it. */
export class AckRecord {
  readonly #mark: () => number;
  #sent: number[] = [];
  #acked = 0;
  #promised = 0;

  /** `mark` counts the edits that a message sent now would hold. */
  constructor(mark: () => number = () => 0) {
    this.#mark = mark;
  }

  /** What `mark` was when the last acknowledged message was sent: so many edits are on the server's disk. */
  get promised(): number {
    return this.#promised;
  }

  /** Step-2 and update messages of the present socket, and how many of them were acknowledged. */
  get counts(): { readonly sent: number; readonly acked: number } {
    return { sent: this.#sent.length, acked: this.#acked };
  }

  /** Begins to count anew, as each socket does. */
  readonly watch = (): SocketWatch => {
    const sent: number[] = [];
    this.#sent = sent;
    this.#acked = 0;
    return {
      sent: (message) => {
        if (message[0] === liveMessages.sync && message[1] !== 0) sent.push(this.#mark());
      },
      received: (message) => {
        if (message[0] !== liveMessages.ack) return;
        const acked = readVarUint(createDecoder(message.subarray(1)));
        this.#promised = Math.max(this.#promised, sent[acked - 1]!);
        if (sent === this.#sent) this.#acked = acked;
      },
    };
  };
}
