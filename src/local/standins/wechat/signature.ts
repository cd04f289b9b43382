/** WECHATPAY2-SHA256-RSA2048 and AEAD_AES_256_GCM, this side's own implementation. */
import { createCipheriv, createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import type { IncomingRequest } from '../base/web.ts';
import { WechatFailure } from './failure.ts';
import type { Keys, SigningKey } from './merchant.ts';

const signatureType = 'WECHATPAY2-SHA256-RSA2048';
const windowSeconds = 300;

/** `offsetSeconds` and `spoilt` exist for faults: a stale and a wrong signature. */
export type Signing = { key: SigningKey; offsetSeconds?: number; spoilt?: boolean };

/** Answers and callbacks are signed alike: `timestamp\nnonce\nbody\n`, with real time whatever the clock says. */
export function signatureHeaders(
  body: string,
  { key, offsetSeconds = 0, spoilt }: Signing,
): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000) + offsetSeconds);
  const nonce = randomBytes(16).toString('hex');
  const bytes = sign('sha256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key.privateKey);
  if (spoilt) bytes[17] = (bytes[17] ?? 0) ^ 1;
  return {
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': key.serial,
    'Wechatpay-Signature': bytes.toString('base64'),
    'Wechatpay-Signature-Type': signatureType,
    'Wechatpay-Timestamp': timestamp,
  };
}

export type Sealed = { algorithm: string; ciphertext: string; associated_data: string; nonce: string };

export function seal(plaintext: string, associatedData: string, apiV3Key: string): Sealed {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce), {
    authTagLength: 16,
  });
  cipher.setAAD(Buffer.from(associatedData));
  const bytes = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const ciphertext = bytes.toString('base64');
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data: associatedData, nonce };
}

/** Refuses with SIGN_ERROR unless the merchant signed exactly these bytes within five minutes of real time. */
export function requireMerchantSignature(incoming: IncomingRequest, keys: Keys): void {
  const fields = authorizationFields(incoming.headers.authorization);
  const { mchid, serial_no, timestamp, nonce_str, signature } = fields;
  if (mchid !== keys.mchid) throw signError('mchid', 'the merchant is not known');
  if (serial_no !== keys.merchantSerial) throw signError('serial_no', 'the certificate serial is not known');
  if (!/^\d{1,12}$/.test(timestamp)) throw signError('timestamp', 'not whole seconds');
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > windowSeconds)
    throw signError('timestamp', 'more than 300 seconds from now');
  if (!/^[0-9A-Za-z]{1,32}$/.test(nonce_str)) throw signError('nonce_str', 'not 1 to 32 letters and digits');
  const head = Buffer.from(`${incoming.method}\n${incoming.target}\n${timestamp}\n${nonce_str}\n`);
  const signed = Buffer.concat([head, incoming.body, Buffer.from('\n')]);
  const given = Buffer.from(signature, 'base64');
  const isClean = given.toString('base64') === signature;
  if (!isClean || !verify('sha256', signed, createPublicKey(keys.merchantPublicKeyPem), given))
    throw signError('signature', 'sign not match');
}

const fieldNames = ['mchid', 'nonce_str', 'signature', 'timestamp', 'serial_no'] as const;
type AuthorizationFields = Record<(typeof fieldNames)[number], string>;

/** The five fields come in any order, each exactly once. */
function authorizationFields(header: string | undefined): AuthorizationFields {
  const [scheme, rest = ''] = splitAtSpace(header ?? '');
  if (scheme !== signatureType) throw signError('authorization', `the scheme is not ${signatureType}`);
  const found = new Map<string, string>();
  for (const part of rest.split(',')) {
    const match = /^\s*([a-z_]+)="([^"]*)"\s*$/.exec(part);
    if (!match || found.has(match[1] ?? ''))
      throw signError('authorization', 'the fields are not well formed');
    found.set(match[1] ?? '', match[2] ?? '');
  }
  const missing = fieldNames.find((field) => !found.get(field));
  if (missing) throw signError(missing, 'missing');
  return Object.fromEntries(fieldNames.map((field) => [field, found.get(field)])) as AuthorizationFields;
}

function splitAtSpace(text: string): [string, string] {
  const at = text.indexOf(' ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function signError(field: string, issue: string): WechatFailure {
  return new WechatFailure('SIGN_ERROR', `签名错误：${field} ${issue}`, {
    field,
    issue,
    location: 'authorization',
  });
}
