import type { ReachedNode } from './search.ts';

/*
 * The reach of one micro-grid as bytes: for each target its number, less the one before, and its metres, both
 * as LEB128. Numbers count the version's micro-grids in the order of its code list. About 3 bytes a pair.
 */

function writeNumber(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  let end = at;
  for (; rest >= 0x80; rest >>>= 7) bytes[end++] = (rest & 0x7f) | 0x80;
  bytes[end++] = rest;
  return end;
}

export function encodeReach({ points, metres }: ReachedNode): Buffer {
  const bytes = Buffer.allocUnsafe(points.length * 8);
  let at = 0;
  let before = 0;
  for (let i = 0; i < points.length; i++) {
    at = writeNumber(bytes, at, points[i]! - before);
    at = writeNumber(bytes, at, metres[i]!);
    before = points[i]!;
  }
  return Buffer.from(bytes.subarray(0, at));
}

/** Target number → metres, by rising number. Throws `RangeError` where the bytes are cut short. */
export function decodeReach(bytes: Uint8Array): Map<number, number> {
  const reach = new Map<number, number>();
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= bytes.length) throw new RangeError('a reach is cut short');
      const byte = bytes[at++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  let point = 0;
  while (at < bytes.length) {
    point += next();
    reach.set(point, next());
  }
  return reach;
}
