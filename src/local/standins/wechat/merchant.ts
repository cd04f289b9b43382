/** Both sides' keys: the merchant's, and the platform's in public-key and in certificate mode. Kept in keys.json. */
import { createPrivateKey, generateKeyPair, type KeyObject, randomBytes, randomInt } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { selfSignedCertificate } from './der.ts';

type PlatformCertificate = {
  serial: string;
  privateKeyPem: string;
  certificatePem: string;
  effectiveAt: number;
  expireAt: number;
};
export type Keys = {
  mchid: string;
  appid: string;
  /** Of the official account that the appid belongs to. */
  appSecret: string;
  miniAppid: string;
  miniSecret: string;
  apiV3Key: string;
  merchantSerial: string;
  merchantPrivateKeyPem: string;
  merchantPublicKeyPem: string;
  merchantCertificatePem: string;
  publicKeyId: string;
  publicKeyPem: string;
  publicKeyPrivatePem: string;
  /** Oldest first; a second one appears with a rotation. */
  certificates: PlatformCertificate[];
};
export type SigningKey = { serial: string; privateKey: KeyObject };
export type Merchant = {
  keys: Keys;
  /** The platform's signing keys by what `Wechatpay-Serial` names them. */
  signing: Map<string, SigningKey>;
  rotate(): Promise<PlatformCertificate>;
};

const dayMs = 86_400_000;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export async function openMerchant(folder: string | undefined): Promise<Merchant> {
  const file = folder === undefined ? undefined : join(folder, 'keys.json');
  const found = file !== undefined && existsSync(file);
  const kept = found ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Keys>) : await createKeys();
  const keys = { ...newSecrets(), ...kept } as Keys;
  if (kept.appSecret === undefined || kept.miniAppid === undefined || !found) keep(file, keys);
  const signing = new Map<string, SigningKey>();
  const add = (serial: string, pem: string) =>
    signing.set(serial, { serial, privateKey: createPrivateKey(pem) });
  add(keys.publicKeyId, keys.publicKeyPrivatePem);
  for (const certificate of keys.certificates) add(certificate.serial, certificate.privateKeyPem);
  const rotate = async () => {
    const certificate = await createCertificate();
    keys.certificates.push(certificate);
    keep(file, keys);
    add(certificate.serial, certificate.privateKeyPem);
    return certificate;
  };
  return { keys, signing, rotate };
}

/** Written beside and renamed, so that a kill leaves the old file or the new one. */
function keep(file: string | undefined, keys: Keys): void {
  if (file === undefined) return;
  mkdirSync(join(file, '..'), { recursive: true });
  const descriptor = openSync(`${file}.new`, 'w', 0o600);
  writeSync(descriptor, JSON.stringify(keys, null, 2));
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(`${file}.new`, file);
}

async function createKeys(): Promise<Keys> {
  const [merchant, platform, certificate] = await Promise.all([keyPair(), keyPair(), createCertificate()]);
  const merchantSerial = certificateSerial();
  const mchid = `19${digits(8)}`;
  return {
    mchid,
    appid: newAppid(),
    ...newSecrets(),
    apiV3Key: Array.from({ length: 32 }, () => alphabet[randomInt(alphabet.length)]).join(''),
    merchantSerial,
    merchantPrivateKeyPem: merchant.privateKey,
    merchantPublicKeyPem: merchant.publicKey,
    merchantCertificatePem: selfSignedCertificate({
      serial: merchantSerial,
      commonName: mchid,
      privateKeyPem: merchant.privateKey,
      ...validity(),
    }),
    publicKeyId: `PUB_KEY_ID_${digits(30)}`,
    publicKeyPem: platform.publicKey,
    publicKeyPrivatePem: platform.privateKey,
    certificates: [certificate],
  };
}

async function createCertificate(): Promise<PlatformCertificate> {
  const { privateKey } = await keyPair();
  const serial = certificateSerial();
  const { effectiveAt, expireAt } = validity();
  const commonName = 'Tenpay.com sign (local stand-in)';
  const certificatePem = selfSignedCertificate({
    serial,
    commonName,
    privateKeyPem: privateKey,
    effectiveAt,
    expireAt,
  });
  return {
    serial,
    privateKeyPem: privateKey,
    certificatePem,
    effectiveAt: effectiveAt.getTime(),
    expireAt: expireAt.getTime(),
  };
}

const newAppid = () => `wx${randomBytes(8).toString('hex')}`;
/** What keys of before lack. */
const newSecrets = () => {
  const secret = () => randomBytes(16).toString('hex');
  return { appSecret: secret(), miniAppid: newAppid(), miniSecret: secret() };
};

/** Whole seconds, as certificates hold no more. */
function validity(): { effectiveAt: Date; expireAt: Date } {
  const now = Math.floor(Date.now() / 1000) * 1000;
  return { effectiveAt: new Date(now - 60_000), expireAt: new Date(now + 5 * 365 * dayMs) };
}

const generate = promisify(generateKeyPair);

function keyPair(): Promise<{ publicKey: string; privateKey: string }> {
  return generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/** 40 hex digits, the first 1-7: clients print serials without leading zeros. */
function certificateSerial(): string {
  return `${randomInt(1, 8)}${randomBytes(20).toString('hex').slice(1).toUpperCase()}`;
}

export function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}
