import { TokenBucket } from '../token-bucket.ts';
import type { Limits } from './limits.ts';
import { TurnShare } from './turn-share.ts';

/** What all sockets of one account hold and use together: who opens many gets no more of it (R12). */
export class AccountShare {
  sockets = 0;
  /** Of messages that wait to be sent. */
  unsentBytes = 0;
  /** Received, and not yet a whole message that was passed on; with what keeping them costs. */
  unfinishedBytes = 0;
  readonly messages: TokenBucket;
  readonly bytes: TokenBucket;
  readonly turn: TurnShare;

  constructor(limits: Limits, now: number) {
    this.messages = new TokenBucket(limits.messagesPerSecond, limits.messagesBurst, now);
    this.bytes = new TokenBucket(limits.bytesPerSecond, limits.bytesBurst, now);
    this.turn = new TurnShare(limits.turnMsPerAccountMax);
  }
}
