/** Offered by clients that understand the messages of our own below; a stock y-websocket client offers nothing. */
export const liveSubprotocol = 'samskar.1';

/** Paths of the sockets, followed by a document's name or an evaluation's id. */
export const livePaths = { document: '/live/document/', feed: '/live/feed/' } as const;

/**
 * The first number of each message on a document's socket, as lib0 varuints. 0-3 are y-websocket's; the others are ours and
 * go from the server to clients of `samskar.1` alone. The grammar is in tests/rules.md.
 */
export const liveMessages = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  /** `n`: the first n step-2 and update messages of this socket are on the server's disk (R2). */
  ack: 100,
  /** 1: this socket may write, 0: it may read. Sent when it opens, and when it may write from now on. */
  access: 101,
} as const;

/**
 * Why a socket was closed. y-websocket takes 4400-4499 as final and tries again after all others. With 1012 and 1013 the
 * reason is `retry=<milliseconds>`: when to come back, different for each socket. After it ` full` or ` busy` says why what was
 * sent is not stored: the disk has no room, or another program holds the data file.
 */
export const closeCodes = {
  /** Nothing is wrong; on the feed: fetch the snapshot first. */
  done: 1000,
  /** The server stops or starts anew. */
  restarting: 1012,
  /** No room now: the disk is full, or this reader is too slow. What was not acknowledged is not stored. */
  tryLater: 1013,
  /** The server could not load the document. */
  failed: 1011,
  /** No session, or it has ended. */
  signedOut: 4401,
  /** Not yours to read or not yours to write; a document that does not exist answers the same. */
  notYours: 4403,
  /** It was yours, and retention has deleted it: the device forgets it. */
  deleted: 4410,
  /** A message or a document beyond its limit. */
  tooLarge: 4413,
  /** Not our protocol, another's client id, or content that the document may not hold. */
  refused: 4422,
  /** The document is locked: the ballot is ready or revealed, the evaluation signed. */
  locked: 4423,
  /** The account has as many sockets as it may have: another of its pages must be closed first. */
  tooMany: 4429,
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];
