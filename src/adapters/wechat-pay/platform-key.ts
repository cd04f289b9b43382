import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Now, WechatPayConfig } from './config.ts';
import { asList, asObject, fieldObject, fieldText } from './field.ts';
import { unseal } from './sealed.ts';

const REFRESH_EVERY_MS = 60_000;
/** Serials are the certificate's number in upper-case hex: nothing else is worth a question. */
const CERTIFICATE_SERIAL = /^[0-9A-F]{16,64}$/;

interface KnownKey {
  key: KeyObject;
  validFrom: number;
  validTo: number;
}

/** Reads the list of `/v3/certificates`; every item must open with the APIv3 key and bear its own serial. */
export function readCertificates(answer: unknown, apiV3Key: string): Map<string, KnownKey> {
  const keys = new Map<string, KnownKey>();
  for (const item of asList(asObject(answer).data)) {
    const entry = asObject(item);
    const sealed = fieldObject(entry, 'encrypt_certificate');
    const pem = unseal(
      {
        ciphertext: fieldText(sealed, 'ciphertext'),
        nonce: fieldText(sealed, 'nonce'),
        associatedData: fieldText(sealed, 'associated_data'),
      },
      apiV3Key,
    );
    const certificate = new X509Certificate(pem);
    const serial = certificate.serialNumber.toUpperCase().replace(/^0+/, '');
    if (serial !== fieldText(entry, 'serial_no')) throw new Error('certificate with another serial');
    keys.set(serial, {
      key: certificate.publicKey,
      validFrom: Date.parse(certificate.validFrom),
      validTo: Date.parse(certificate.validTo),
    });
  }
  return keys;
}

type Certificates = ReadonlyMap<string, KnownKey>;

type OwnKeys = Pick<
  WechatPayConfig,
  'publicKeyId' | 'publicKeyPem' | 'otherPublicKeyId' | 'otherPublicKeyPem'
>;
/** WeChat's public keys as the settings have them, by their ids. */
export function publicKeysOf(config: OwnKeys): Map<string, KeyObject> {
  const { publicKeyId, publicKeyPem, otherPublicKeyId, otherPublicKeyPem } = config;
  const keys = new Map<string, KeyObject>();
  if (publicKeyId && publicKeyPem) keys.set(publicKeyId, createPublicKey(publicKeyPem));
  if (otherPublicKeyId && otherPublicKeyPem) keys.set(otherPublicKeyId, createPublicKey(otherPublicKeyPem));
  return keys;
}

/** The keys WeChat may sign with: the public key from the settings and the platform's certificates. */
export class PlatformKeys {
  readonly #publicKeyId: string | undefined;
  readonly #publicKeys: ReadonlyMap<string, KeyObject>;
  readonly #download: () => Promise<Certificates>;
  readonly #now: Now;
  #certificates: Certificates = new Map();
  #refreshedAt = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | undefined;

  /** @param download asks for `/v3/certificates`; its failure leaves what is known */
  constructor(config: WechatPayConfig, download: () => Promise<Certificates>, now: Now) {
    this.#publicKeyId = config.publicKeyId;
    this.#publicKeys = publicKeysOf(config);
    this.#download = download;
    this.#now = now;
  }

  /** WeChat's key of a serial; asks for certificates at most once a minute, nothing where unknown. */
  async keyOf(serial: string): Promise<KeyObject | undefined> {
    const known = this.#publicKeys.get(serial) ?? this.#known(serial);
    if (known || !CERTIFICATE_SERIAL.test(serial)) return known;
    await this.#refresh();
    return this.#known(serial);
  }

  /** The serial WeChat should sign its answers with, sent as `Wechatpay-Serial`; nothing before one is known. */
  async preferredSerial(): Promise<string | undefined> {
    if (this.#publicKeys.size > 0) return this.#publicKeyId;
    if (this.#certificates.size === 0) await this.#refresh();
    const newest = [...this.#certificates].sort(([, a], [, b]) => b.validTo - a.validTo)[0];
    return newest?.[0];
  }

  #known(serial: string): KeyObject | undefined {
    const found = this.#certificates.get(serial);
    return found && found.validFrom <= this.#now() && this.#now() <= found.validTo ? found.key : undefined;
  }

  async #refresh(): Promise<void> {
    if (!this.#running && this.#now() - this.#refreshedAt >= REFRESH_EVERY_MS) {
      this.#refreshedAt = this.#now();
      this.#running = this.#load();
    }
    await this.#running;
  }

  async #load(): Promise<void> {
    try {
      this.#certificates = await this.#download();
    } catch {
      // Merchants with a public key only are answered 403 or 404: what is known stays known.
    } finally {
      this.#running = undefined;
    }
  }
}
