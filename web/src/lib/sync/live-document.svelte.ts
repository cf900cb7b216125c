import { closeCodes, liveMessages, liveSubprotocol } from '@samskar/shared/api';
import type { DocumentShape } from '@samskar/shared/documents';
import { readVarUint } from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
  DocumentStore,
  dropLeftBehind,
  findLeftBehind,
  markLost,
  nextRowKey,
  type LeftBehind,
} from './document-store.ts';
import { forgetDocument } from './forget-document.ts';
import { findLateEdits, isKnown, takeOverLate, type LateEdits } from './late-edits.ts';
import type { LocalStore } from './local-store.ts';
import { observeSent } from './observe-sent.ts';
import { findStorageTrouble, isFinalClose, retryHintMs } from './retry-hint.ts';
import { isPassing, mayHaveEnded, type Saving, type SavingRefusal } from './saving.ts';
import { UnsavedChanges } from './unsaved-changes.ts';

export type LiveDocumentParts = {
  /** As `ballotName` or `jointName` makes it. */
  readonly name: string;
  readonly shape: DocumentShape;
  /** The person's store on this device; undefined where the browser gives none. */
  readonly device: Promise<LocalStore | undefined>;
  /** Reactive: whether the person may write now, by the permission table and the phase. */
  readonly mayWrite: () => boolean;
  /** Whether others see a caret here; a ballot has no others (R11). */
  readonly isShared: boolean;
  /**
   * The server has no such document since its data came back from a backup (R4): no line is tried, and whatever this device
   * holds of an earlier epoch is shown to its owner as late.
   */
  readonly isLost?: boolean;
  /** Told when the server has ended the session. */
  readonly onSignedOut: () => void;
  /** Beginning of the address, without the document's name: `wss://host/live/document`. */
  readonly server: string;
  /** Reactive: whether the browser has a line at all. */
  readonly isOnline: () => boolean;
  readonly now: () => Date;
  readonly Socket?: typeof WebSocket;
};

/** Where the content on the screen comes from; until it is known, nothing may be shown as the document (R3). */
export type Source = 'loading' | 'device' | 'server';

/**
 * One Yjs document on the screen: its only copy is `doc`, kept on this device and with the server. It opens without a line,
 * goes on by itself when the line is back, and `saving` says the truth about what was typed (R2).
 *
 * `doc` is replaced by a fresh one when the server finally refuses what this device holds (R10): read it reactively.
 */
export class LiveDocument {
  readonly name: string;
  readonly #parts: LiveDocumentParts;
  #doc = $state.raw(new Y.Doc());
  #source = $state.raw<Source>('loading');
  #saving = $state.raw<Saving>({ kind: 'saved', at: undefined });
  #late = $state.raw<readonly LateEdits[]>([]);
  #awareness = $state.raw<Awareness | undefined>();
  /** What the server says; until it does, what the screen knows of phase and role decides. */
  #isWriter = $state.raw(true);
  #refusal: SavingRefusal | undefined;
  #savedAt: Date | undefined;
  #isKept = true;
  #isConnected = false;
  /** The server has let this socket in. */
  #wasAdmitted = false;
  #isClosed = false;
  #isDeleted = $state.raw(false);
  #unsaved = new UnsavedChanges();
  #provider: WebsocketProvider | undefined;
  #store: DocumentStore | undefined;
  #left: readonly LeftBehind[] = [];
  #retry: ReturnType<typeof setTimeout> | undefined;
  #startingAfresh: Promise<void> | undefined;
  /** Writes to the device, one after the other, so that an acknowledgement finds the row that it saves. */
  #writing: Promise<void> = Promise.resolve();
  /** The origin of what is read from the device: neither an edit nor news. */
  readonly #fromDevice = Symbol('from device');

  constructor(parts: LiveDocumentParts) {
    this.name = parts.name;
    this.#parts = parts;
    this.#open();
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  get saving(): Saving {
    const saving = this.#saving;
    // A line that has just gone still looks open to the socket; the browser knows sooner.
    const needsLine = saving.kind === 'saving' || (saving.kind === 'refused' && isPassing(saving.why));
    const isCutOff = needsLine && !this.#parts.isOnline();
    return isCutOff ? { kind: 'local', changes: this.#unsaved.count, isKept: this.#isKept } : saving;
  }

  get source(): Source {
    return this.#source;
  }

  /** The server has sent the whole document on the present line. */
  get isSynced(): boolean {
    return this.#source === 'server';
  }

  /** The server has deleted it by its age, and this device has forgotten it. */
  get isDeleted(): boolean {
    return this.#isDeleted;
  }

  /** Opened as one that the server has no more. */
  get isLost(): boolean {
    return this.#parts.isLost === true;
  }

  get isReadOnly(): boolean {
    return this.isLost || this.#isDeleted || !this.#isWriter || !this.#parts.mayWrite();
  }

  /** Carets of the others; undefined in a ballot. */
  get awareness(): Awareness | undefined {
    return this.#awareness;
  }

  /** Own edits that do not count; they stay on the device until their owner drops them. */
  get late(): readonly LateEdits[] {
    return this.#late;
  }

  /** After signing in again: what was typed meanwhile is sent. */
  resume(): void {
    if (mayHaveEnded(this.#refusal)) this.#refusal = undefined;
    const mayTry = this.#refusal === undefined || isPassing(this.#refusal);
    if (mayTry && !this.#isClosed) this.#provider?.connect();
    this.#tell();
  }

  async dropLate(store: string): Promise<void> {
    const left = this.#left.find(({ record }) => record.store === store);
    this.#left = this.#left.filter((one) => one !== left);
    this.#late = this.#late.filter((late) => late.store !== store);
    this.#write(async () => {
      const device = await this.#parts.device;
      if (left && device) await dropLeftBehind(device, left);
    });
    await this.#writing;
  }

  /** Makes late edits new ones where the document can be written now; what then holds is late no longer. */
  takeOverLate(store: string, keys: readonly string[]): void {
    const left = this.#left.find(({ record }) => record.store === store);
    if (left === undefined || this.isReadOnly) return;
    takeOverLate(left, this.#doc, this.#parts.shape, keys);
    this.#judgeLeft();
  }

  /** Lets go of line and document. Resolves when what was typed is on the device. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#disconnect();
    await this.#writing;
    this.#doc.destroy();
  }

  /** Whatever is typed from here on is kept, also while the device is still reading. */
  #open(): void {
    const doc = this.#doc;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (doc === this.#doc) this.#keep(update, origin);
    });
    this.#writing = this.#load(doc);
    // Closed while the device was still reading.
    void this.#writing.then(() => this.#isClosed || (this.isLost ? this.#showLost() : this.#connect()));
  }

  #showLost(): void {
    this.#judgeLeft();
    if (this.#unsaved.count > 0) this.#refuse('not-allowed');
  }

  async #load(doc: Y.Doc): Promise<void> {
    const device = await this.#parts.device;
    this.#isKept = device !== undefined;
    if (device) {
      try {
        await this.#loadFrom(device, doc);
      } catch {
        // A device that cannot read may yet have a line: the server's copy is the true one.
        this.#isKept = false;
      }
    }
    this.#tell();
  }

  async #loadFrom(device: LocalStore, doc: Y.Doc): Promise<void> {
    const store = await DocumentStore.open(device, this.name);
    const rows = await store.rows();
    doc.transact(() => rows.forEach((row) => Y.applyUpdate(doc, row.update)), this.#fromDevice);
    this.#store = store;
    this.#unsaved.add(rows.filter((row) => row.changes > 0));
    this.#left = await findLeftBehind(device, store.record);
    this.#savedAt = store.savedAt;
    if (store.record.syncedAt) this.#source = 'device';
    if (rows.every((row) => row.changes === 0)) await store.fold(rows, Y.encodeStateAsUpdate(doc));
  }

  #connect(): void {
    const { server, Socket = WebSocket, isShared } = this.#parts;
    const unsaved = this.#unsaved;
    const provider = new WebsocketProvider(server, this.name, this.#doc, {
      connect: false,
      disableBc: true,
      protocols: [liveSubprotocol],
      WebSocketPolyfill: observeSent(Socket, (kind) => {
        unsaved.sent(kind);
        this.#tell();
      }),
      // A hinted wait is ours to keep; y-websocket's own goes on for the rest.
      shouldReconnect: ({ code, reason }) => !isFinalClose(code) && retryHintMs(reason) === undefined,
    });
    provider.messageHandlers[liveMessages.ack] = (_encoder, decoder) =>
      this.#acknowledged(readVarUint(decoder));
    provider.messageHandlers[liveMessages.access] = (_encoder, decoder) =>
      this.#granted(readVarUint(decoder) === 1);
    provider.on('status', ({ status }) => this.#lineChanged(status === 'connected'));
    provider.on('connection-close', () => this.#lineChanged(false));
    provider.on('sync', (isSynced) => this.#synced(isSynced));
    provider.on('closed', ({ code, reason }) => void this.#ended(code, reason));
    if (!isShared) provider.awareness.setLocalState(null);
    this.#awareness = isShared ? provider.awareness : undefined;
    this.#provider = provider;
    provider.connect();
  }

  #disconnect(): void {
    clearTimeout(this.#retry);
    this.#provider?.destroy();
    this.#provider?.awareness.destroy();
    this.#provider = undefined;
  }

  #keep(update: Uint8Array, origin: unknown): void {
    if (origin === this.#fromDevice) return;
    const isOwn = origin !== this.#provider;
    const row = { key: nextRowKey(), update, changes: isOwn ? 1 : 0 };
    if (isOwn) this.#unsaved.changed(row);
    this.#write(async () => this.#store?.add(row));
    this.#tell();
  }

  #write(step: () => Promise<void>): void {
    this.#writing = this.#writing.then(step).catch(() => {
      // Full, or taken away: from here on this page alone holds what is typed, and the saved line says so.
      this.#isKept = false;
      this.#tell();
    });
  }

  #acknowledged(count: number): void {
    const saved = this.#unsaved.acknowledged(count);
    if (isPassing(this.#refusal) && this.#unsaved.count === 0) this.#refusal = undefined;
    const at = this.#parts.now();
    this.#savedAt = at;
    const store = this.#store;
    if (store && saved.length > 0) this.#write(() => store.markSaved(saved, at));
    this.#tell();
  }

  #lineChanged(isConnected: boolean): void {
    if (!isConnected) this.#unsaved.disconnected();
    if (isConnected) this.#wasAdmitted = false;
    this.#isConnected = isConnected;
    if (!isConnected && this.#source === 'server') this.#source = 'device';
    this.#tell();
  }

  #synced(isSynced: boolean): void {
    if (!isSynced) return;
    this.#source = 'server';
    const store = this.#store;
    if (store) this.#write(() => store.note({ syncedAt: this.#parts.now().toISOString() }));
    this.#judgeLeft();
    this.#tell();
  }

  #judgeLeft(): void {
    const judged = this.#left.map((left) => ({
      left,
      late: findLateEdits(left, this.#doc, this.#parts.shape),
    }));
    this.#late = judged.map(({ late }) => late).filter(({ changes }) => changes.length > 0);
    // Nothing could be shown of these, and signing out would warn of them for ever.
    for (const { left, late } of judged)
      if (isKnown(left, late)) void this.dropLate(left.record.store);
      else this.#write(() => this.#keepLate(left, late));
  }

  async #keepLate(left: LeftBehind, { changes }: LateEdits): Promise<void> {
    const device = await this.#parts.device;
    if (device && this.#left.includes(left)) await markLost(device, left, changes.length);
  }

  /** Edits of somebody who may only read are never sent: they came too late (R9, R10). */
  #granted(isWriter: boolean): void {
    this.#wasAdmitted = true;
    this.#isWriter = isWriter;
    if (!isWriter && this.#unsaved.count > 0) void this.#startAfresh('locked');
  }

  async #ended(code: number, reason: string): Promise<void> {
    switch (code) {
      case closeCodes.restarting:
      case closeCodes.tryLater:
        this.#retry = setTimeout(() => this.#provider?.connect(), retryHintMs(reason));
        if (this.#unsaved.count > 0) this.#refuse(findStorageTrouble(reason) ?? this.#refusal);
        return;
      case closeCodes.locked:
        return this.#becomeReader();
      case closeCodes.notYours:
        // Who was let in and then put out has perhaps only lost the right to write.
        if (this.#wasAdmitted) return this.#becomeReader();
        this.#refuse('not-allowed');
        return;
      case closeCodes.deleted:
        return this.#forget();
      case closeCodes.refused:
        return this.#startAfresh('rejected');
      case closeCodes.signedOut:
        this.#refuse('signed-out');
        this.#parts.onSignedOut();
        return;
      case closeCodes.tooMany:
        this.#refuse('too-many-windows');
        return;
      default:
        this.#refuse(code === closeCodes.tooLarge ? 'too-large' : 'not-allowed');
    }
  }

  /** The server ends a writer's socket when nobody may write any more; what it holds can still be read. */
  async #becomeReader(): Promise<void> {
    this.#wasAdmitted = false;
    this.#isWriter = false;
    if (this.#unsaved.count > 0) return this.#startAfresh('locked');
    this.#provider?.connect();
  }

  /** Deleted on the server by its age: nothing of it stays here either, and nothing is sent that could bring it back. */
  async #forget(): Promise<void> {
    this.#disconnect();
    this.#isDeleted = true;
    await this.#writing;
    const device = await this.#parts.device;
    if (device) this.#write(() => forgetDocument(device, this.name));
    this.#doc.destroy();
    this.#doc = new Y.Doc();
    this.#unsaved = new UnsavedChanges();
    this.#store = undefined;
    this.#left = [];
    this.#late = [];
    this.#source = 'loading';
    this.#tell();
  }

  #refuse(why: SavingRefusal | undefined): void {
    this.#refusal = why;
    this.#tell();
  }

  /**
   * R10: what this device holds will never be taken, so it is laid aside, and the server's document is opened beside it.
   * Without a store there is nothing to lay it in: the edits stay on the screen, and the saved line says why.
   */
  #startAfresh(why: 'locked' | 'rejected'): Promise<void> {
    // The server may say it twice: that nobody writes here any more, and that it did not take what came all the same.
    this.#startingAfresh ??= this.#layAside(why).finally(() => (this.#startingAfresh = undefined));
    return this.#startingAfresh;
  }

  async #layAside(why: 'locked' | 'rejected'): Promise<void> {
    const store = this.#store;
    if (store === undefined || this.#unsaved.count === 0) {
      this.#refuse(why);
      return;
    }
    this.#disconnect();
    this.#write(() => store.note({ refused: why }));
    await this.#written();
    if (this.#isClosed) return;
    this.#doc.destroy();
    this.#doc = new Y.Doc();
    this.#unsaved = new UnsavedChanges();
    this.#store = undefined;
    this.#source = 'loading';
    this.#open();
  }

  /** Everything is on the device, also what is typed until then. */
  async #written(): Promise<void> {
    const writing = this.#writing;
    await writing;
    if (writing !== this.#writing) await this.#written();
  }

  #tell(): void {
    this.#saving = this.#judgeSaving();
  }

  #judgeSaving(): Saving {
    const changes = this.#unsaved.count;
    const isKept = this.#isKept;
    if (this.#refusal !== undefined) return { kind: 'refused', why: this.#refusal, changes, isKept };
    if (changes === 0) return { kind: 'saved', at: this.#savedAt };
    return this.#isConnected ? { kind: 'saving' } : { kind: 'local', changes, isKept };
  }
}
