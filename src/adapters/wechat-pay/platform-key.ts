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

export interface PlatformKeys {
  /** WeChat's key of a serial; asks for certificates at most once a minute, nothing where unknown. */
  keyOf(serial: string): Promise<KeyObject | undefined>;
  /** The serial WeChat should sign its answers with, sent as `Wechatpay-Serial`; nothing before one is known. */
  preferredSerial(): Promise<string | undefined>;
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

/**
 * The keys WeChat may sign with: the public key from the settings and the platform's certificates.
 * @param download asks for `/v3/certificates`, gives the keys of a verified answer; its failure leaves what is known
 */
export function makePlatformKeys(
  config: WechatPayConfig,
  download: () => Promise<Map<string, KnownKey>>,
  now: Now,
): PlatformKeys {
  const publicKey = config.publicKeyPem ? createPublicKey(config.publicKeyPem) : undefined;
  let certificates = new Map<string, KnownKey>();
  let refreshedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;

  async function load(): Promise<void> {
    try {
      certificates = await download();
    } catch {
      // Merchants with a public key only are answered 403 or 404: what is known stays known.
    } finally {
      running = undefined;
    }
  }

  async function refresh(): Promise<void> {
    if (!running && now() - refreshedAt >= REFRESH_EVERY_MS) {
      refreshedAt = now();
      running = load();
    }
    await running;
  }

  function known(serial: string): KeyObject | undefined {
    const found = certificates.get(serial);
    return found && found.validFrom <= now() && now() <= found.validTo ? found.key : undefined;
  }

  return {
    async keyOf(serial) {
      if (publicKey && serial === config.publicKeyId) return publicKey;
      if (known(serial)) return known(serial);
      if (!CERTIFICATE_SERIAL.test(serial)) return undefined;
      await refresh();
      return known(serial);
    },
    async preferredSerial() {
      if (publicKey) return config.publicKeyId;
      if (certificates.size === 0) await refresh();
      const newest = [...certificates].sort(([, a], [, b]) => b.validTo - a.validTo)[0];
      return newest?.[0];
    },
  };
}
