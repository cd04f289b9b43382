import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A key of 32 bytes, by the number under which the deployment knows it. */
export interface DataKey {
  version: number;
  key: Uint8Array;
}
/** What is sealed, and the number of the key that opens it. */
export interface Sealed {
  keyVersion: number;
  /** base64url of iv, tag and text. */
  text: string;
}
const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/**
 * Seals what the store must not hold in the clear, with AES-256-GCM. Each is bound to what it is about: moved to
 * another person or field it does not open.
 */
export class Sealing {
  readonly #keys: readonly DataKey[];

  /** The first key seals; all of them open. */
  constructor(keys: readonly DataKey[]) {
    this.#keys = keys;
  }

  get isThere(): boolean {
    return this.#keys.length > 0;
  }
  get versions(): number[] {
    return this.#keys.map(({ version }) => version);
  }

  seal(secret: Uint8Array, about: string): Sealed {
    const [first] = this.#keys;
    if (!first) throw new Error('there is no data key to seal with');
    const iv = randomBytes(ivBytes);
    const sealing = createCipheriv(cipher, first.key, iv, { authTagLength: tagBytes });
    sealing.setAAD(Buffer.from(about));
    const sealed = Buffer.concat([sealing.update(secret), sealing.final()]);
    const text = Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64url');
    return { keyVersion: first.version, text };
  }

  /** Throws where the key is not there, or what was sealed is about something else. */
  open({ keyVersion, text }: Sealed, about: string): Buffer {
    const found = this.#keys.find(({ version }) => version === keyVersion);
    if (!found) throw new Error(`there is no data key ${keyVersion}`);
    const bytes = Buffer.from(text, 'base64url');
    const opening = createDecipheriv(cipher, found.key, bytes.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    });
    opening.setAAD(Buffer.from(about));
    opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]);
  }
}
