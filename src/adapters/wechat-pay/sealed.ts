import { createDecipheriv } from 'node:crypto';

const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const BASE64 = /^[0-9A-Za-z+/]+={0,2}$/;

export interface Sealed {
  ciphertext: string;
  nonce: string;
  associatedData: string;
}

/**
 * Opens what WeChat sealed with the merchant's APIv3 key: AES-256-GCM, 12-byte nonce, the 16-byte tag at the
 * end of the ciphertext. `final()` is what checks the tag; the library leaves it out.
 * @throws Error where key, nonce, associated data, ciphertext or tag differ in a single bit.
 */
export function unseal(sealed: Sealed, apiV3Key: string): string {
  const nonce = Buffer.from(sealed.nonce, 'utf8');
  if (nonce.length !== NONCE_BYTES) throw new Error('nonce of the wrong length');
  if (!BASE64.test(sealed.ciphertext)) throw new Error('ciphertext is not base64');
  const bytes = Buffer.from(sealed.ciphertext, 'base64');
  // Two texts that decode to the same bytes would be two messages with one signature check.
  if (bytes.toString('base64') !== sealed.ciphertext) throw new Error('ciphertext is not canonical base64');
  if (bytes.length <= TAG_BYTES) throw new Error('ciphertext too short');
  const key = Buffer.from(apiV3Key, 'utf8');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  decipher.setAAD(Buffer.from(sealed.associatedData, 'utf8'));
  const clear = Buffer.concat([
    decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES)),
    decipher.final(),
  ]);
  return clear.toString('utf8');
}
