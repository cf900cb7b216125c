import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

export type Written = 'written' | 'taken' | { readonly problem: string };

/** Writes a file that has its name only once it is whole; one that is there already is left unless it may be replaced. */
export function writeNewFile(
  file: string,
  bytes: Uint8Array,
  { mayReplace }: { readonly mayReplace: boolean },
): Written {
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    writeWhole(unfinished, bytes);
    if (mayReplace) renameSync(unfinished, file);
    else if (!publish(unfinished, file)) return 'taken';
    return 'written';
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return { problem: `${file} cannot be written: ${error.message}` };
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function writeWhole(file: string, bytes: Uint8Array): void {
  // Its owner's alone: a report may say what is not published yet.
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Gives the file its name, unless another has taken it meanwhile. */
function publish(unfinished: string, file: string): boolean {
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    // A disk without hard links, as memory sticks are.
    if (existsSync(file)) return false;
    renameSync(unfinished, file);
  }
  return true;
}
