import { closeCodes, type FeedMessage } from '@samskar/shared/api';
import type { Limits } from './limits.ts';
import type { Authority, EventSource, FeedPeer, Reporter } from './ports.ts';

export type FeedTools = {
  readonly events: EventSource;
  readonly authority: Authority;
  readonly limits: Limits;
  readonly reporter: Reporter;
};

/** One socket that follows an evaluation; `seq` is the last event it was told of. */
type Follower = { readonly peer: FeedPeer; readonly evaluation: string; seq: number };

/** Pushes the numbered events of evaluations to those who follow them, each what its permissions let through. */
export class Feed {
  readonly #tools: FeedTools;
  readonly #followers = new Map<string, Set<Follower>>();

  constructor(tools: FeedTools) {
    this.#tools = tools;
  }

  /** Sockets. */
  get size(): number {
    return [...this.#followers.values()].reduce((sum, followers) => sum + followers.size, 0);
  }

  /**
   * Sends what is newer than `since`, and from then on everything new. Undefined when the peer may not: it is closed then.
   * @returns what to call when the socket has closed
   */
  enter(peer: FeedPeer, evaluation: string, since: number): (() => void) | undefined {
    const follower: Follower = { peer, evaluation, seq: since };
    if (!this.#authorise(follower)) return undefined;
    const before = this.#onlineIn(evaluation);
    this.#followersOf(evaluation).add(follower);
    if (!this.#sendEvents(follower, true)) return undefined;
    if (before.includes(peer.viewer.accountId)) send(peer, { kind: 'presence', online: before });
    else this.#showPresence(evaluation);
    return () => this.#leave(follower);
  }

  /** New events of the evaluation are on disk. To be called after the commit. */
  publish(evaluation: string): void {
    for (const follower of [...(this.#followers.get(evaluation) ?? [])])
      if (this.#authorise(follower)) this.#sendEvents(follower, false);
  }

  /** Asks the authority anew about every socket, and closes those that may not follow any more (R8). */
  permissionsChanged(): void {
    for (const followers of [...this.#followers.values()])
      for (const follower of [...followers]) this.#authorise(follower);
  }

  /** To be called every `heartbeatMs`. */
  beat(): void {
    this.permissionsChanged();
    for (const followers of this.#followers.values())
      for (const { peer } of followers) send(peer, { kind: 'alive' });
  }

  #authorise(follower: Follower): boolean {
    const { authority } = this.#tools;
    const { viewer } = follower.peer;
    if (!authority.isSignedIn(viewer)) this.#close(follower, closeCodes.signedOut, 'signed-out');
    else if (!authority.mayFollow(viewer, follower.evaluation)) this.#refuse(follower);
    else return true;
    return false;
  }

  /** False when the follower must fetch a snapshot first, and is closed. */
  #sendEvents(follower: Follower, isGreeting: boolean): boolean {
    const { peer, evaluation, seq } = follower;
    const found = this.#tools.events.eventsSince(evaluation, peer.viewer, seq);
    if (found === undefined || found.events.length > this.#tools.limits.feedEventsMax) {
      send(peer, { kind: 'snapshot-needed' });
      this.#close(follower, closeCodes.done, 'snapshot-needed');
      return false;
    }
    follower.seq = found.upTo;
    if (isGreeting || found.events.length > 0) send(peer, { kind: 'events', events: [...found.events] });
    return true;
  }

  #refuse(follower: Follower): void {
    this.#tools.reporter.refused('R7', 'not-yours');
    this.#close(follower, closeCodes.notYours, 'not-yours');
  }

  #close(follower: Follower, code: number, reason: string): void {
    this.#leave(follower);
    follower.peer.close(code, reason);
  }

  #leave(follower: Follower): void {
    const followers = this.#followers.get(follower.evaluation);
    if (followers?.delete(follower) !== true) return;
    if (followers.size === 0) this.#followers.delete(follower.evaluation);
    if (!this.#onlineIn(follower.evaluation).includes(follower.peer.viewer.accountId))
      this.#showPresence(follower.evaluation);
  }

  #showPresence(evaluation: string): void {
    const online = this.#onlineIn(evaluation);
    for (const { peer } of this.#followers.get(evaluation) ?? []) send(peer, { kind: 'presence', online });
  }

  /** The accounts that follow, sorted: how long each has been here is nobody's business. */
  #onlineIn(evaluation: string): string[] {
    const followers = [...(this.#followers.get(evaluation) ?? [])];
    return [...new Set(followers.map(({ peer }) => peer.viewer.accountId))].sort();
  }

  #followersOf(evaluation: string): Set<Follower> {
    const followers = this.#followers.get(evaluation) ?? new Set();
    this.#followers.set(evaluation, followers);
    return followers;
  }
}

function send(peer: FeedPeer, message: FeedMessage): void {
  peer.send(JSON.stringify(message));
}
