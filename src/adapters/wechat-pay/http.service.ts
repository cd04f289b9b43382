import type { Output } from 'wechatpay-node-v3/dist/lib/interface-v2.js';
import type { IPayRequest } from 'wechatpay-node-v3/dist/lib/pay-request.interface.js';
import { ProviderRefused, ProviderUnknown } from '../../features/payments/payment.provider.ts';
import type { Now, WechatPayConfig } from './config.ts';
import { asObject, optionalText } from './field.ts';
import { authorization, type KeyOfSerial, signatureFault, signedMessage } from './signature.ts';

/** The host that the library writes into every address. */
const LIBRARY_HOST = 'https://api.mch.weixin.qq.com';
export const TIMEOUT_MS = 5_000;
const ANSWER_BYTES_MAX = 1_048_576;

export interface Trust {
  keyOf: KeyOfSerial;
  preferredSerial(): Promise<string | undefined>;
}

interface Call {
  method: 'GET' | 'POST';
  target: string;
  body: string | undefined;
  headers: Record<string, string>;
}

interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
}

/**
 * The only way to WeChat: 5 s for a whole call, every 2xx verified, typed errors that carry neither the
 * Authorization header nor a body.
 */
export interface WechatHttp extends IPayRequest {
  /** Signs and sends what the library signs wrongly or does not know; `body` undefined sends none. */
  call(method: 'GET' | 'POST', target: string, body?: Record<string, unknown>): Promise<unknown>;
  /** A signed GET whose answer brings its own keys (the platform's certificates). */
  fetchWith<T>(target: string, read: (body: unknown) => { keyOf: KeyOfSerial; value: T }): Promise<T>;
}

export function makeWechatHttp(config: WechatPayConfig, trust: () => Trust, now: Now): WechatHttp {
  const base = config.baseUrl.replace(/\/+$/, '');

  async function send(call: Call): Promise<Answer> {
    try {
      const response = await fetch(base + call.target, {
        method: call.method,
        headers: call.headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(call.body === undefined ? {} : { body: call.body }),
      });
      return { status: response.status, headers: response.headers, body: await readBody(response) };
    } catch (failure) {
      // The cause's own message may hold the address; its code does not.
      throw new ProviderUnknown(`no answer from WeChat: ${faultName(failure)}`);
    }
  }

  async function exchange(call: Call): Promise<unknown> {
    const serial = await trust().preferredSerial();
    const headers = serial ? { ...call.headers, 'Wechatpay-Serial': serial } : call.headers;
    const answer = await send({ ...call, headers });
    refuseUnlessOk(answer);
    await verifyAnswer(answer, trust().keyOf, now);
    return parsedBody(answer);
  }

  function signed(method: 'GET' | 'POST', target: string, body: string): Record<string, string> {
    return {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'User-Agent': 'daren-chaoshi',
      Authorization: authorization(config, { method, target, body }, now),
    };
  }

  return {
    async get(url, headers): Promise<Output> {
      const target = targetOf(url);
      return { status: 200, data: await exchange({ method: 'GET', target, body: undefined, headers }) };
    },
    async post(url, params, headers): Promise<Output> {
      const body = JSON.stringify(params);
      return { status: 200, data: await exchange({ method: 'POST', target: targetOf(url), body, headers }) };
    },
    async upload() {
      throw new Error('uploads are not part of this adapter');
    },
    async call(method, target, body) {
      const text = body === undefined ? '' : JSON.stringify(body);
      const headers = signed(method, target, text);
      return exchange({ method, target, body: method === 'GET' ? undefined : text, headers });
    },
    async fetchWith(target, read) {
      const answer = await send({
        method: 'GET',
        target,
        body: undefined,
        headers: signed('GET', target, ''),
      });
      refuseUnlessOk(answer);
      const { keyOf, value } = read(parsedBody(answer));
      const signer = answer.headers.get('wechatpay-serial') ?? '';
      // A merchant without the public key may be answered with it all the same. What was sealed with our own
      // key is genuine without it; as WeChat's clients do, the first list is then taken by its seal alone.
      const isUncheckable = signer.startsWith('PUB_KEY_ID_') && !(await keyOf(signer));
      if (!isUncheckable) await verifyAnswer(answer, keyOf, now);
      return value;
    },
  };
}

function targetOf(url: string): string {
  if (!url.startsWith(`${LIBRARY_HOST}/`)) throw new Error('the library called another host');
  return url.slice(LIBRARY_HOST.length);
}

async function readBody(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  // Node's streams can be iterated; the DOM's types do not say so.
  for await (const part of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    bytes += part.byteLength;
    if (bytes > ANSWER_BYTES_MAX) throw new Error('answer too long');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function faultName(failure: unknown): string {
  if (!(failure instanceof Error)) return 'failed';
  const cause = failure.cause as { code?: unknown } | undefined;
  return typeof cause?.code === 'string' ? cause.code : failure.name;
}

/** 4xx is a certain no; everything else that is not 2xx says nothing about what happened. */
function refuseUnlessOk(answer: Answer): void {
  if (answer.status >= 200 && answer.status < 300) return;
  if (answer.status < 400 || answer.status >= 500 || answer.status === 429) {
    throw new ProviderUnknown(`WeChat answered ${answer.status}`);
  }
  let code = 'UNKNOWN';
  let message = '';
  try {
    const body = asObject(JSON.parse(answer.body.toString('utf8')));
    code = optionalText(body, 'code') ?? code;
    message = (optionalText(body, 'message') ?? '').slice(0, 200);
  } catch {
    // An error without WeChat's body comes from something in between.
    throw new ProviderUnknown(`WeChat answered ${answer.status} without a code`);
  }
  throw new ProviderRefused(code, answer.status, message);
}

/** An answer that is not signed by WeChat says nothing, whatever its status. */
async function verifyAnswer(answer: Answer, keyOf: KeyOfSerial, now: Now): Promise<void> {
  const message = signedMessage((name) => answer.headers.get(name) ?? undefined, answer.body);
  const fault = await signatureFault(message, keyOf, now);
  if (fault) throw new ProviderUnknown(`answer not from WeChat: ${fault}`);
}

function parsedBody(answer: Answer): unknown {
  if (answer.body.length === 0) return undefined;
  try {
    return JSON.parse(answer.body.toString('utf8'));
  } catch {
    throw new ProviderUnknown('answer is not JSON');
  }
}
