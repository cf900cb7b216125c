import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentShape } from '@samskar/shared/documents';
import { closeClients } from '../../realtime/support/clients.ts';
import { prepareGround, type Ground, type GroundPerson } from './ground.ts';
import type { Place } from './same.ts';
import { ServerChild } from './server-child.ts';
import { Writer } from './writer.ts';

type StageOptions = {
  /** Where the data folder is made; a folder of its own, removed at the end, when absent. */
  readonly parent?: string;
  readonly reveals?: number;
  readonly signatures?: number;
};

type WriterOfPlace = {
  readonly letter: string;
  readonly person?: GroundPerson;
  readonly shape?: DocumentShape;
};

/** What a test of a fault begins with: a running server on prepared data, to which writers come. */
export class Stage {
  readonly ground: Ground;
  readonly server: ServerChild;
  readonly writers: Writer[] = [];
  readonly #ownFolder: string | undefined;

  static async open({ parent, ...stages }: StageOptions = {}): Promise<Stage> {
    const ownFolder = parent === undefined ? mkdtempSync(join(tmpdir(), 'samskar-faults-')) : undefined;
    const ground = await prepareGround(parent ?? ownFolder!, stages);
    const stage = new Stage(ground, await ServerChild.on(ground.folder), ownFolder);
    try {
      await stage.server.start();
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  private constructor(ground: Ground, server: ServerChild, ownFolder: string | undefined) {
    this.ground = ground;
    this.server = server;
    this.#ownFolder = ownFolder;
  }

  /** A document of the ground's, and people in it; A when nobody is named, and area 1 when no shape is. */
  async openPlace(name: string, ...people: readonly WriterOfPlace[]): Promise<Place> {
    const { a } = this.ground;
    const { shape = this.ground.shape } = people[0] ?? {};
    const writers: Writer[] = [];
    for (const { letter, person = a } of people)
      writers.push(await Writer.open({ server: this.server, name, shape, person, letter }));
    this.writers.push(...writers);
    return { name, shape, cookie: a.cookie, writers };
  }

  async close(): Promise<void> {
    closeClients();
    await Promise.all(this.writers.map((writer) => writer.close()));
    await this.server.close();
    if (this.#ownFolder !== undefined) rmSync(this.#ownFolder, { recursive: true });
  }
}
