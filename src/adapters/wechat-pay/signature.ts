import { createSign, createVerify, type KeyObject, randomBytes } from 'node:crypto';
import type { Now, WechatPayConfig } from './config.ts';

const SIGNATURE_TYPE = 'WECHATPAY2-SHA256-RSA2048';
/** Probes that WeChat sends on purpose; the right message follows. */
const PROBE = 'WECHATPAY/SIGNTEST/';
const WINDOW_SECONDS = 300;
const SECONDS = /^[1-9][0-9]{0,11}$/;
const BASE64 = /^[0-9A-Za-z+/]+={0,2}$/;

export interface SignedMessage {
  timestamp: string | undefined;
  nonce: string | undefined;
  signature: string | undefined;
  serial: string | undefined;
  signatureType: string | undefined;
  /** The bytes as they came over the wire: parsing and writing again changes them. */
  body: Buffer;
}

/** Answers WeChat's key of that serial, nothing where the serial is not known. */
export type KeyOfSerial = (serial: string) => Promise<KeyObject | undefined>;

/** Picks WeChat's signature headers out of anything with lower-case names. */
export function signedMessage(header: (name: string) => string | undefined, body: Buffer): SignedMessage {
  return {
    timestamp: header('wechatpay-timestamp'),
    nonce: header('wechatpay-nonce'),
    signature: header('wechatpay-signature'),
    serial: header('wechatpay-serial'),
    signatureType: header('wechatpay-signature-type'),
    body,
  };
}

/**
 * Why a message is not WeChat's, or nothing where it is: signed text `timestamp\nnonce\nbody\n`, RSA-SHA256,
 * timestamp within 300 s of real time, serial known.
 */
export async function signatureFault(
  message: SignedMessage,
  keyOf: KeyOfSerial,
  now: Now,
): Promise<string | undefined> {
  const { timestamp, nonce, signature, serial, signatureType, body } = message;
  if (!timestamp || !nonce || !signature || !serial) return 'a signature header is missing';
  if (signatureType !== undefined && signatureType !== SIGNATURE_TYPE) return 'unknown signature type';
  if (signature.startsWith(PROBE)) return 'a probe of the signature check';
  if (!BASE64.test(signature)) return 'signature is not base64';
  if (!SECONDS.test(timestamp)) return 'timestamp is not in seconds';
  if (Math.abs(Math.floor(now() / 1000) - Number(timestamp)) > WINDOW_SECONDS)
    return 'timestamp out of window';
  const key = await keyOf(serial);
  if (!key) return 'unknown serial';
  const verify = createVerify('RSA-SHA256').update(`${timestamp}\n${nonce}\n`).update(body).update('\n');
  return verify.verify(key, signature, 'base64') ? undefined : 'wrong signature';
}

/**
 * The Authorization header for a call that the library cannot sign: every one without a body (it signs an
 * empty POST wrongly) and every one it does not know.
 * @param target path and query exactly as sent
 */
export function authorization(
  config: WechatPayConfig,
  call: { method: 'GET' | 'POST'; target: string; body: string },
  now: Now,
): string {
  const timestamp = String(Math.floor(now() / 1000));
  const nonce = randomBytes(16).toString('hex').toUpperCase();
  const text = `${call.method}\n${call.target}\n${timestamp}\n${nonce}\n${call.body}\n`;
  const signature = createSign('RSA-SHA256').update(text).sign(config.merchantPrivateKeyPem, 'base64');
  const fields = [
    `mchid="${config.mchid}"`,
    `nonce_str="${nonce}"`,
    `timestamp="${timestamp}"`,
    `serial_no="${config.merchantSerial}"`,
    `signature="${signature}"`,
  ];
  return `${SIGNATURE_TYPE} ${fields.join(',')}`;
}
