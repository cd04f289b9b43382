import { crc32 } from 'node:zlib';

const SUM_BYTES = 4;

/** A document's bytes with their CRC-32 behind them. Records of earlier versions have none, which their length shows. */
export function sealed(raw: Buffer): Buffer {
  const value = Buffer.allocUnsafe(raw.length + SUM_BYTES);
  raw.copy(value);
  value.writeUInt32LE(crc32(raw), raw.length);
  return value;
}

/** The document's bytes; undefined where they are not those that were written. */
export function unsealed(value: Buffer): Buffer | undefined {
  const length = value.length < 5 ? 0 : value.readInt32LE(0);
  if (value.length === length) return value;
  if (value.length !== length + SUM_BYTES) return undefined;
  const raw = value.subarray(0, length);
  return crc32(raw) === value.readUInt32LE(length) ? raw : undefined;
}
