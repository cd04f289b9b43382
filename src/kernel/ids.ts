import { createHash, randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

function encode(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += alphabet[byte & 31];
  return text;
}

/** An opaque id: a short prefix that says what it is and 100 random bits, e.g. `ord_7k2…` (24 characters). */
export function newId(prefix: string): string {
  return `${prefix}_${encode(randomBytes(20))}`;
}

/** The id that belongs to a key: the same key gives the same id, so that a repeated write meets the first one. */
export function idOf(prefix: string, ...key: string[]): string {
  return `${prefix}_${encode(createHash('sha256').update(JSON.stringify(key)).digest().subarray(0, 20))}`;
}

/** An unguessable secret for sessions and tokens, 256 bits, URL-safe. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
