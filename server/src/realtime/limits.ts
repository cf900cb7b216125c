import { standardLimits, type LimitRule } from '../limit-rule.ts';

/** The bound on everything that a stranger could make the live engine hold or do (R12). */
export type Limits = Record<keyof typeof limitRules, number>;

const kib = 1024;
const mib = 1024 * kib;

/** Each can be set by the operator; the reason stands beside the number, and in README. */
export const limitRules = {
  /** One message. A pasted page is a few KB; a step 2 alone may be as large as a document. */
  messageBytesMax: { unit: 'bytes', standard: 256 * kib, least: 64 * kib, most: mib },
  /** One document on disk, and so one step 2. An area's texts after a year of editing are under 1 MB. */
  documentBytesMax: { unit: 'bytes', standard: 8 * mib, least: mib, most: 64 * mib },
  /** Yjs structs of one document; each costs some 200 bytes of memory once it is loaded. */
  documentStructsMax: { unit: 'things', standard: 200_000, least: 20_000, most: 2_000_000 },
  /** Client ids of one person in one document. Each reload takes one: thirty a day for a year. */
  clientIdsMax: { unit: 'things', standard: 10_000, least: 1_000, most: 100_000 },
  /** What a socket sent before its own step 2, or behind a gap. A line of 10 s round trip and fast typing is 100 messages. */
  heldMessagesMax: { unit: 'messages', standard: 1_000, least: 100, most: 10_000 },
  heldBytesMax: { unit: 'bytes', standard: mib, least: 256 * kib, most: 16 * mib },
  /** Unsent bytes of one socket before the next message to it; a reader that slow starts anew. A step 2 may go above. */
  sendBufferBytesMax: { unit: 'bytes', standard: 4 * mib, least: 256 * kib, most: 64 * mib },
  /** The same of all sockets of one account. Twenty tabs that load 1 MB each on a slow line, all at once, are 20 MB. */
  unsentBytesPerAccountMax: { unit: 'bytes', standard: 32 * mib, least: 8 * mib, most: 1024 * mib },
  /** Messages of one account that have come in part, beside the largest one. Twenty tabs that bring a day's edits each are 2 MB. */
  unfinishedBytesPerAccountMax: { unit: 'bytes', standard: 16 * mib, least: 4 * mib, most: 1024 * mib },
  /** Of one account. Reading pauses beyond these and goes on by itself. Fast typing is 15 messages a second, a restored store some 100 KB at once. */
  messagesPerSecond: { unit: 'messages a second', standard: 100, least: 20, most: 10_000 },
  messagesBurst: { unit: 'messages', standard: 500, least: 50, most: 50_000 },
  bytesPerSecond: { unit: 'bytes a second', standard: 512 * kib, least: 64 * kib, most: 64 * mib },
  bytesBurst: { unit: 'bytes', standard: 9 * mib, least: mib, most: 128 * mib },
  /** Of each turn of the event loop, for what one account has sent; the rest waits for the next. A key press takes 0.05 ms. */
  turnMsPerAccountMax: { unit: 'ms', standard: 2, least: 1, most: 1_000 },
  /** One awareness state: a caret and a name are 200 bytes. */
  awarenessBytesMax: { unit: 'bytes', standard: 2 * kib, least: kib, most: 16 * kib },
  /** States in one awareness message; a stock client repeats those of everybody in the room. */
  awarenessStatesMax: { unit: 'things', standard: 100, least: 20, most: 1_000 },
  /** Between two states of one socket that others are shown: ten a second. */
  awarenessIntervalMs: { unit: 'ms', standard: 100, least: 20, most: 1_000 },
  /** A stock client takes 30 s of silence for a dead line. Dead lines are also found here: two silent intervals. */
  heartbeatMs: { unit: 'ms', standard: 20_000, least: 1_000, most: 25_000 },
  /** After this long without a message a room lets go of its Y.Doc, which is ten times its bytes on disk. */
  idleMs: { unit: 'ms', standard: 60_000, least: 1_000, most: 3_600_000 },
  /** Updates in the log before it is folded into a snapshot; loading that many takes some 10 ms. */
  logUpdatesMax: { unit: 'things', standard: 200, least: 20, most: 10_000 },
  /** Sockets of one account: an open screen holds two, and twenty tabs are many. */
  socketsPerAccountMax: { unit: 'things', standard: 64, least: 8, most: 1_000 },
  /** New sockets of one account, and of all who are nobody together. After a restart twenty tabs come back at once, as often as the line breaks. */
  handshakesPerSecond: { unit: 'sockets a second', standard: 16, least: 2, most: 10_000 },
  /** As many as may be open. */
  handshakesBurst: { unit: 'things', standard: 64, least: 32, most: 10_000 },
  /** Before who opens too many is told so: a program that tries again at once asks once in this time on each of its lines. */
  handshakeRefusalMs: { unit: 'ms', standard: 1_000, least: 0, most: 10_000 },
  /** An idle socket costs 5 KB; the process is given a few hundred MB. */
  socketsMax: { unit: 'things', standard: 10_000, least: 100, most: 100_000 },
  /** Events of one feed message; a client further behind fetches the snapshot. */
  feedEventsMax: { unit: 'things', standard: 500, least: 50, most: 5_000 },
  /** Clients come back spread over this long after a restart, so that they do not all load at once. */
  retrySpreadMs: { unit: 'ms', standard: 3_000, least: 0, most: 60_000 },
  /** For a full disk somebody must act; asking each second would only fill the logs. */
  retryFullMs: { unit: 'ms', standard: 10_000, least: 1_000, most: 600_000 },
  /** A closed socket may take this long to say goodbye before it is cut. The whole stop has 5 s (R6). */
  goodbyeMs: { unit: 'ms', standard: 2_000, least: 100, most: 3_000 },
} as const satisfies Readonly<Record<string, LimitRule>>;

export const defaultLimits: Limits = standardLimits(limitRules);
