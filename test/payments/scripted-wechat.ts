import { createCipheriv, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WechatPayConfig } from '../../src/adapters/wechat-pay/index.ts';
import { firstCertificate, type PlatformCertificate } from './platform-certificate.ts';

/** A WeChat that says exactly what a test tells it, to the byte. It signs with code of its own. */
interface Call {
  method: string;
  target: string;
  headers: IncomingMessage['headers'];
  body: string;
}
interface Reply {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  /** Leaves the answer unsigned, breaks its signature, sends nothing, or cuts the connection. */
  fault?: 'unsigned' | 'broken' | 'hang' | 'cut';
  signWith?: Signer;
}
export interface Signer {
  serial: string;
  key: KeyObject | string;
}
export interface ScriptedWechat {
  config: WechatPayConfig;
  calls: Call[];
  /** Answers the next calls, in order; the last one stays. */
  script(...replies: Reply[]): void;
  publicKeySigner: Signer;
  merchantPublicKey: KeyObject;
  stop(): Promise<void>;
}

const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 });
const platform = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKeyId = 'PUB_KEY_ID_0111222233334444555566667777';
export const apiV3Key = 'abcdefghijklmnopqrstuvwxyz012345';

export function signerOf(certificate: PlatformCertificate): Signer {
  return { serial: certificate.serial, key: certificate.privateKeyPem };
}

function signText(text: string, key: Signer['key']): string {
  return createSign('RSA-SHA256').update(text).sign(key, 'base64');
}

/** WeChat's signature headers over these bytes. */
export function signedHeaders(body: string, signer: Signer, at = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const nonce = randomBytes(16).toString('hex');
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': signer.serial,
    'Wechatpay-Signature': signText(`${timestamp}\n${nonce}\n${body}\n`, signer.key),
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  };
}

export function seal(clear: string, associatedData: string, nonce = 'abcdef123456'): string {
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce));
  cipher.setAAD(Buffer.from(associatedData));
  return Buffer.concat([cipher.update(clear, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64',
  );
}

/** The body of GET /v3/certificates. */
export function certificateList(...certificates: PlatformCertificate[]): string {
  return JSON.stringify({
    data: certificates.map((each) => ({
      serial_no: each.serial,
      effective_time: '2020-01-01T00:00:00+08:00',
      expire_time: '2120-01-01T00:00:00+08:00',
      encrypt_certificate: {
        algorithm: 'AEAD_AES_256_GCM',
        nonce: 'abcdef123456',
        associated_data: 'certificate',
        ciphertext: seal(each.certificatePem, 'certificate'),
      },
    })),
  });
}

export async function startScriptedWechat(mode: 'public-key' | 'certificate'): Promise<ScriptedWechat> {
  const calls: Call[] = [];
  let replies: Reply[] = [{}];
  const publicKeySigner = { serial: publicKeyId, key: platform.privateKey };
  const usual = mode === 'public-key' ? publicKeySigner : signerOf(firstCertificate);
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const call = {
        method: request.method ?? '',
        target: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(parts).toString('utf8'),
      };
      calls.push(call);
      const reply = (replies.length > 1 ? replies.shift() : replies[0]) ?? {};
      send(response, reply, usual);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const config = configOf(`http://127.0.0.1:${port}`, mode);
  return {
    config,
    calls,
    script(...next) {
      replies = next;
    },
    publicKeySigner,
    merchantPublicKey: merchant.publicKey,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, reply: Reply, usual: Signer): void {
  const body = reply.body ?? '';
  if (reply.fault === 'hang') return;
  if (reply.fault === 'cut') {
    response.socket?.destroy();
    return;
  }
  const headers = reply.fault === 'unsigned' ? {} : signedHeaders(body, reply.signWith ?? usual);
  if (reply.fault === 'broken') headers['Wechatpay-Signature'] = signText('something else', usual.key);
  const status = reply.status ?? (body === '' ? 204 : 200);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    ...headers,
    ...reply.headers,
  });
  response.end(body);
}

function configOf(baseUrl: string, mode: 'public-key' | 'certificate'): WechatPayConfig {
  return {
    baseUrl,
    mchid: '1900000001',
    appid: 'wx0123456789abcdef',
    apiV3Key,
    merchantSerial: '7132D72A03E93CDDF8C03BBD1F37EEDF6BF8CF01',
    merchantPrivateKeyPem: merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    notifyUrl: 'https://shop.test/api/payments/notify/wechat',
    ...(mode === 'public-key'
      ? { publicKeyId, publicKeyPem: platform.publicKey.export({ type: 'spki', format: 'pem' }) as string }
      : {}),
  };
}
