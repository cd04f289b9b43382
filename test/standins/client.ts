/** A tiny WeChat Pay v3 merchant of the tests' own: starts the program, signs calls, verifies answers, takes callbacks. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createDecipheriv, createSign, createVerify, randomBytes, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { built } from '../support/programs.ts';

export const program = built('local/standins/main.ts');

export type Wechat = {
  baseUrl: string;
  mchid: string;
  appid: string;
  apiV3Key: string;
  merchantSerial: string;
  merchantPrivateKeyPem: string;
  publicKeyId: string;
  publicKeyPem: string;
  certificateSerial: string;
  certificatePem: string;
};
export type Standins = {
  url: string;
  port: number;
  wechat: Wechat;
  child: ChildProcess;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

export async function startStandins(args: string[] = []): Promise<Standins> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  const ready = JSON.parse(line) as { ready: true; port: number; url: string; wechat: Wechat };
  const ended = once(child, 'exit');
  const stop = async () => {
    child.stdin!.end();
    await ended;
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  // The minute between two refunds of a payment is waited for where a test is about it.
  const headers = { 'content-type': 'application/json' };
  const settings = { method: 'POST', headers, body: JSON.stringify({ refundGapSeconds: 0 }) };
  await fetch(`${ready.url}/standin/wechat/settings`, settings);
  return { ...ready, child, stop, kill };
}

export type Raw = { status: number; headers: Record<string, string>; rawHeaders: string[]; body: string };

/** Header names stay as sent; `headers` has them in lower case. Rejects where the connection is cut. */
export function send(
  method: string,
  url: string,
  headers: Record<string, string>,
  body?: string | Buffer,
): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method, headers, agent: false }, (answer) => {
      void readAll(answer).then((text) => {
        const { statusCode = 0, rawHeaders } = answer;
        resolve({
          status: statusCode,
          headers: answer.headers as Record<string, string>,
          rawHeaders,
          body: text.toString('utf8'),
        });
      }, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export type SignOverrides = {
  [name: string]: string | undefined;
  mchid?: string;
  serial?: string;
  nonce?: string;
  timestamp?: string;
  signature?: string;
};

export function authorization(
  wechat: Wechat,
  method: string,
  target: string,
  body: string,
  over: SignOverrides = {},
): string {
  const nonce = over.nonce ?? randomBytes(16).toString('hex');
  const timestamp = over.timestamp ?? String(Math.floor(Date.now() / 1000));
  const text = `${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`;
  const signature =
    over.signature ?? createSign('RSA-SHA256').update(text).sign(wechat.merchantPrivateKeyPem, 'base64');
  const { mchid = wechat.mchid, serial = wechat.merchantSerial } = over;
  return `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${serial}"`;
}

export type Call = Raw & { json: Record<string, unknown> & { code?: string } };
export type CallOptions = { headers?: Record<string, string>; over?: SignOverrides; rawBody?: string };

export async function call(
  wechat: Wechat,
  method: string,
  target: string,
  body?: unknown,
  options: CallOptions = {},
): Promise<Call> {
  const text = options.rawBody ?? (body === undefined ? '' : JSON.stringify(body));
  const headers = {
    Accept: 'application/json',
    'User-Agent': 'standins-test',
    ...(method === 'POST' ? { 'Content-Type': 'application/json' } : {}),
    Authorization: authorization(wechat, method, target, text, options.over),
    ...options.headers,
  };
  const raw = await send(method, wechat.baseUrl + target, headers, method === 'POST' ? text : undefined);
  return { ...raw, json: parse(raw.body) };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Over the raw bytes, with the key that the serial names. */
export function isSigned(wechat: Wechat, headers: Record<string, string>, body: string): boolean {
  const serial = headers['wechatpay-serial'];
  const key =
    serial === wechat.publicKeyId
      ? wechat.publicKeyPem
      : serial === wechat.certificateSerial
        ? certificateKey(wechat)
        : undefined;
  if (key === undefined) return false;
  const text = `${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n${body}\n`;
  return createVerify('RSA-SHA256')
    .update(text)
    .verify(key, headers['wechatpay-signature'] ?? '', 'base64');
}

function certificateKey(wechat: Wechat) {
  return new X509Certificate(wechat.certificatePem).publicKey;
}

export type Resource = { ciphertext: string; nonce: string; associated_data: string };

export function open(wechat: Wechat, { ciphertext, nonce, associated_data }: Resource): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(wechat.apiV3Key), Buffer.from(nonce));
  decipher.setAAD(Buffer.from(associated_data));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
}

export type Callback = { path: string; headers: Record<string, string>; body: string };
export type Shop = {
  url: string;
  got: Callback[];
  /** The statuses of the next answers; 204 once they are used up. */
  answers: number[];
  waitFor(count: number): Promise<Callback[]>;
  close(): Promise<void>;
};

/** The merchant's side of notifications. */
export async function openShop(): Promise<Shop> {
  const got: Callback[] = [];
  const answers: number[] = [];
  let wake: () => void = () => undefined;
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      got.push({
        path: request.url ?? '',
        headers: request.headers as Record<string, string>,
        body: body.toString('utf8'),
      });
      response.writeHead(answers.shift() ?? 204).end();
      wake();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const waitFor = async (count: number) => {
    while (got.length < count) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return got;
  };
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, got, answers, waitFor, close };
}

export type Control = { status: number; json: Record<string, unknown> };

export async function control(
  standins: Standins,
  method: string,
  path: string,
  body?: unknown,
): Promise<Control> {
  const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const raw = await send(
    method,
    standins.url + path,
    headers,
    body === undefined ? undefined : JSON.stringify(body),
  );
  return { status: raw.status, json: parse(raw.body) };
}

export function newNumber(prefix = 'T'): string {
  return `${prefix}${randomBytes(10).toString('hex')}`;
}

export function prepayBody(
  wechat: Wechat,
  outTradeNo: string,
  notifyUrl: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    appid: wechat.appid,
    mchid: wechat.mchid,
    description: '上门理发',
    out_trade_no: outTradeNo,
    notify_url: notifyUrl,
    amount: { total: 4800, currency: 'CNY' },
    ...more,
  };
}

export const h5Scene = { scene_info: { payer_client_ip: '127.0.0.1', h5_info: { type: 'Wap' } } };

/** Asks again until the answer suits; the test's own time limit ends it otherwise. */
export async function until<T>(poll: () => Promise<T>, suits: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await poll();
    if (suits(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
