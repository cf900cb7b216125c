import { crc32, inflateRawSync } from 'node:zlib';
import { failure, success, type Result } from '@samskar/shared/result';

/** A file in a zip, by the name it has there. */
export type ZipParts = ReadonlyMap<string, Uint8Array>;

export type ZipProblem =
  /** Not a zip, cut off, or one whose table and contents do not agree. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'too-large'; readonly limit: keyof ZipLimits; readonly most: number };

export type ZipLimits = {
  /** Bytes of the zip itself. */
  readonly fileBytesMax: number;
  readonly partsMax: number;
  /** Bytes of all parts together, unpacked. */
  readonly unpackedBytesMax: number;
  /** How many times larger a part is unpacked than packed. */
  readonly ratioMax: number;
};

/** A small part may be all the same letter and harm nobody. */
const ratioFreeBytes = 1_000_000;

const signature = { entry: 0x02014b50, local: 0x04034b50, end: 0x06054b50 } as const;
const headerBytes = { entry: 46, local: 30, end: 22 } as const;
/** The end record is followed by a comment of at most two bytes' worth. */
const commentBytesMax = 65_535;
const isEncrypted = 0x1;
const isUtf8 = 0x800;
const method = { stored: 0, deflated: 8 } as const;

/**
 * Unpacks a zip that a stranger made. Own code, since the libraries at hand (fflate, jszip) take the sizes in its table on trust
 * and compare no checksum: here no part unpacks to a byte more than its table says, and the table is checked against the limits
 * before anything is unpacked. Zip64, which no document needs below the limits, is refused as broken.
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits): Result<ZipParts, ZipProblem> {
  if (bytes.length > limits.fileBytesMax) return tooLarge('fileBytesMax', limits);
  const entries = readEntries(bytes, limits);
  if (!entries.ok) return entries;

  const parts = new Map<string, Uint8Array>();
  const lowerNames = new Set<string>();
  for (const entry of entries.value) {
    if (entry.name.endsWith('/') && entry.size === 0) continue;
    // Word compares names without case; two that differ in it would be one part to it, and two to us.
    const lowerName = entry.name.toLowerCase();
    if (!isPlainName(entry.name) || lowerNames.has(lowerName)) return failure({ kind: 'broken' });
    const content = unpack(bytes, entry);
    if (content === undefined) return failure({ kind: 'broken' });
    lowerNames.add(lowerName);
    parts.set(entry.name, content);
  }
  return success(parts);
}

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
};

function readEntries(bytes: Uint8Array, limits: ZipLimits): Result<readonly Entry[], ZipProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return failure({ kind: 'broken' });
  const count = view.getUint16(end + 10, true);
  if (count > limits.partsMax) return tooLarge('partsMax', limits);

  const entries: Entry[] = [];
  let unpackedBytes = 0;
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + headerBytes.entry > end || view.getUint32(at, true) !== signature.entry)
      return failure({ kind: 'broken' });
    const flags = view.getUint16(at + 8, true);
    if ((flags & isEncrypted) !== 0) return failure({ kind: 'encrypted' });
    const nameLength = view.getUint16(at + 28, true);
    const name = decodeName(
      bytes.subarray(at + headerBytes.entry, at + headerBytes.entry + nameLength),
      flags,
    );
    const entry = {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    unpackedBytes += entry.size;
    if (unpackedBytes > limits.unpackedBytesMax) return tooLarge('unpackedBytesMax', limits);
    if (entry.size > ratioFreeBytes && entry.size > entry.packedSize * limits.ratioMax)
      return tooLarge('ratioMax', limits);
    entries.push(entry);
    at += headerBytes.entry + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return success(entries);
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - headerBytes.end;
  for (let at = last; at >= Math.max(0, last - commentBytesMax); at -= 1) {
    if (view.getUint32(at, true) === signature.end) return at;
  }
  return undefined;
}

function decodeName(bytes: Uint8Array, flags: number): string {
  return new TextDecoder((flags & isUtf8) === 0 ? 'latin1' : 'utf-8').decode(bytes);
}

/** A path below the package: nothing that leads out of it, or that two programs would read differently. */
function isPlainName(name: string): boolean {
  return !/^\/|\\|(^|\/)\.{0,2}(\/|$)|[\0-\x1f:]/.test(name);
}

/** Undefined when the part is not what the table says of it. */
function unpack(bytes: Uint8Array, entry: Entry): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = entry;
  if (offset + headerBytes.local > bytes.length || view.getUint32(offset, true) !== signature.local)
    return undefined;
  const begin =
    offset + headerBytes.local + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(begin, begin + entry.packedSize);
  if (packed.length !== entry.packedSize) return undefined;

  const content = decompress(packed, entry);
  return content?.length === entry.size && crc32(content) === entry.crc ? content : undefined;
}

function decompress(packed: Uint8Array, entry: Entry): Uint8Array | undefined {
  if (entry.method === method.stored) return packed.slice();
  if (entry.method !== method.deflated) return undefined;
  try {
    // An output limit of 0 is refused by zlib; an empty part is compared with its size afterwards.
    return new Uint8Array(inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) }));
  } catch {
    // Damaged, or larger than it says: the caller names it broken.
    return undefined;
  }
}

function tooLarge(limit: keyof ZipLimits, limits: ZipLimits): Result<never, ZipProblem> {
  return failure({ kind: 'too-large', limit, most: limits[limit] });
}
