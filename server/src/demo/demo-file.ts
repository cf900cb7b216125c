import { z } from 'zod';
import { readText, writePrivate } from '../storage/private-file.ts';
import { demoPeople, newDemoPasswords } from './demo-people.ts';

const demoFileSchema = z.strictObject({
  format: z.literal('samskar-demo/1'),
  passwords: z.record(z.enum(demoPeople.map(({ key }) => key)), z.string()),
  /** False while the data are being loaded: what lies there then has never been shown to anybody. */
  isLoaded: z.boolean(),
});

/** What marks a folder as a demo's, and lets each start print the same passwords. */
export type DemoFile = z.infer<typeof demoFileSchema>;

/** Undefined when there is none. @throws DemoFileBroken when it is not one of ours. */
export function readDemoFile(file: string): DemoFile | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  const parsed = demoFileSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new DemoFileBroken(
    `${file} is damaged. Delete the folder that it lies in: the demo will be made anew`,
  );
}

/** `message` says what to do, for the operator. */
export class DemoFileBroken extends Error {}

export function newDemoFile(): DemoFile {
  return { format: 'samskar-demo/1', passwords: newDemoPasswords(), isLoaded: false };
}

export function writeDemoFile(file: string, content: DemoFile): void {
  writePrivate(file, `${JSON.stringify(content, undefined, 2)}\n`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses it like any other wrong content.
    return undefined;
  }
}
