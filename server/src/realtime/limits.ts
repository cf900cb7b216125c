/** The bound on everything that a stranger could make the server hold or do (R12); the reason stands beside each number. */
export type Limits = typeof defaultLimits;

const kib = 1024;
const mib = 1024 * kib;

export const defaultLimits = {
  /** One message. A pasted page is a few KB; a step 2 alone may be as large as a document. */
  messageBytesMax: 256 * kib,
  /** One document on disk, and so one step 2. An area's texts after a year of editing are under 1 MB. */
  documentBytesMax: 8 * mib,
  /** Yjs structs of one document; each costs some 200 bytes of memory once it is loaded. */
  documentStructsMax: 200_000,
  /** Client ids of one person in one document. Each reload takes one: thirty a day for a year. */
  clientIdsMax: 10_000,
  /** What a socket sent before its own step 2, or behind a gap. A line of 10 s round trip and fast typing is 100 messages. */
  heldMessagesMax: 1_000,
  heldBytesMax: 1 * mib,
  /** Unsent bytes of one socket before the next message to it; a reader that slow starts anew. A step 2 may go above. */
  sendBufferBytesMax: 4 * mib,
  /** Reading pauses beyond these and goes on by itself. Fast typing is 15 messages a second, a restored store some 100 KB at once. */
  messagesPerSecond: 100,
  messagesBurst: 500,
  bytesPerSecond: 512 * kib,
  bytesBurst: 9 * mib,
  /** One awareness state: a caret and a name are 200 bytes. */
  awarenessBytesMax: 2 * kib,
  /** States in one awareness message; a stock client repeats those of everybody in the room. */
  awarenessStatesMax: 100,
  /** Between two states of one socket that others are shown: ten a second. */
  awarenessIntervalMs: 100,
  /** A stock client takes 30 s of silence for a dead line. Dead lines are also found here: two silent intervals. */
  heartbeatMs: 20_000,
  /** After this long without a message a room lets go of its Y.Doc, which is ten times its bytes on disk. */
  idleMs: 60_000,
  /** Updates in the log before it is folded into a snapshot; loading that many takes some 10 ms. */
  logUpdatesMax: 200,
  /** Sockets of one account: an open screen holds two, and twenty tabs are many. */
  socketsPerAccountMax: 64,
  /** An idle socket costs 5 KB; the process is given a few hundred MB. */
  socketsMax: 10_000,
  /** Events of one feed message; a client further behind fetches the snapshot. */
  feedEventsMax: 500,
  /** Clients come back spread over this long after a restart, so that they do not all load at once. */
  retrySpreadMs: 3_000,
  /** For a full disk somebody must act; asking each second would only fill the logs. */
  retryFullMs: 10_000,
  /** A closed socket may take this long to say goodbye before it is cut. */
  goodbyeMs: 2_000,
};
