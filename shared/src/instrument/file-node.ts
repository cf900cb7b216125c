import { formatPath, type FileProblem } from './file-problem.ts';

/** An object somewhere in a file that has not been checked, with the way to it. */
export type FileNode = {
  readonly path: readonly PropertyKey[];
  readonly value: Readonly<Record<string, unknown>>;
};

/** The whole file as a node; an empty one when it is not an object, which the schema reports. */
export function rootNode(input: unknown): FileNode {
  return { path: [], value: isRecord(input) ? input : {} };
}

/** The objects in the list at `key`; anything else there is left to the schema. */
export function childNodes(parent: FileNode, key: string): readonly FileNode[] {
  return listAt(parent, key).flatMap((value, place) =>
    isRecord(value) ? [{ path: [...parent.path, key, place], value }] : [],
  );
}

/** The object at `key`, if one is there. */
export function childNode(parent: FileNode, key: string): FileNode | undefined {
  const value = parent.value[key];
  return isRecord(value) ? { path: [...parent.path, key], value } : undefined;
}

export function stringAt(node: FileNode, key: string): string | undefined {
  const value = node.value[key];
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(node: FileNode, key: string): number | undefined {
  const value = node.value[key];
  return typeof value === 'number' ? value : undefined;
}

/** The texts in the list at `key`, each with its own path. */
export function stringsAt(
  node: FileNode,
  key: string,
): readonly { readonly path: readonly PropertyKey[]; readonly text: string }[] {
  return listAt(node, key).flatMap((text, place) =>
    typeof text === 'string' ? [{ path: [...node.path, key, place], text }] : [],
  );
}

export function problemOf(path: readonly PropertyKey[], rule: string, value: unknown): FileProblem {
  return { path: formatPath(path), rule, value };
}

function listAt(node: FileNode, key: string): readonly unknown[] {
  const value = node.value[key];
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
