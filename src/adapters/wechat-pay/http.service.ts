import type { Output } from 'wechatpay-node-v3/dist/lib/interface-v2.js';
import type { IPayRequest } from 'wechatpay-node-v3/dist/lib/pay-request.interface.js';
import { ProviderRefused, ProviderUnknown } from '../../features/payments/payment.provider.ts';
import type { Now, WechatPayConfig } from './config.ts';
import { asObject, optionalText } from './field.ts';
import { authorization, type KeyOfSerial, signatureFault, signedMessage } from './signature.ts';

/** The host that the library writes into every address. */
const LIBRARY_HOST = 'https://api.mch.weixin.qq.com';
const TIMEOUT_MS = 5_000;
const ANSWER_BYTES_MAX = 1_048_576;
const FILE_BYTES_MAX = 32 * 1_048_576;

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

export interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** A read answer that brings the keys to check itself with. */
export interface SelfSigned<T> {
  keyOf: KeyOfSerial;
  value: T;
}

/**
 * The only way to WeChat: 5 s for a whole call, every 2xx verified, typed errors that carry neither the
 * Authorization header nor a body. The library calls `get` and `post` with what it has signed.
 */
export class WechatHttp implements IPayRequest {
  readonly #config: WechatPayConfig;
  readonly #base: string;
  readonly #trust: () => Trust;
  readonly #now: Now;

  constructor(config: WechatPayConfig, trust: () => Trust, now: Now) {
    this.#config = config;
    this.#base = config.baseUrl.replace(/\/+$/, '');
    this.#trust = trust;
    this.#now = now;
  }

  async get(url: string, headers: Record<string, string>): Promise<Output> {
    const target = targetOf(url);
    return { status: 200, data: await this.#exchange({ method: 'GET', target, body: undefined, headers }) };
  }

  async post(url: string, params: unknown, headers: Record<string, string>): Promise<Output> {
    const call = { method: 'POST' as const, target: targetOf(url), body: JSON.stringify(params), headers };
    return { status: 200, data: await this.#exchange(call) };
  }

  async upload(): Promise<never> {
    throw new Error('uploads are not part of this adapter');
  }

  /** A signed GET whose answer brings its own keys (the platform's certificates). */
  async fetchWith<T>(target: string, read: (body: unknown) => SelfSigned<T>): Promise<T> {
    const headers = this.#signed({ method: 'GET', target, body: '' });
    const answer = await this.#send({ method: 'GET', target, body: undefined, headers });
    refuseUnlessOk(answer);
    const { keyOf, value } = read(parsedBody(answer));
    const signer = answer.headers.get('wechatpay-serial') ?? '';
    // A merchant without the public key may be answered with it all the same. What was sealed with our own
    // key is genuine without it; as WeChat's clients do, the first list is then taken by its seal alone.
    const isUncheckable = signer.startsWith('PUB_KEY_ID_') && !(await keyOf(signer));
    if (!isUncheckable) await verifyAnswer(answer, keyOf, this.#now);
    return value;
  }

  /** A call that the library does not know; without a body it is signed over nothing. */
  call(method: Call['method'], target: string, sent?: object): Promise<unknown> {
    const body = sent === undefined ? undefined : JSON.stringify(sent);
    const headers = this.#signed({ method, target, body: body ?? '' });
    return this.#exchange({ method, target, body, headers });
  }

  /** A file as it lies there: signed by us, and not by WeChat, whose answer to another call says its sum. */
  async download(target: string): Promise<Buffer> {
    const headers = this.#signed({ method: 'GET', target, body: '' });
    const answer = await this.#send({ method: 'GET', target, body: undefined, headers }, FILE_BYTES_MAX);
    refuseUnlessOk(answer);
    return answer.body;
  }

  /**
   * A signed question with its answer as it came: nothing is verified, and a refusal is an answer like any other.
   * @param serial the key WeChat is asked to sign with; without it that is left to WeChat
   */
  probe(method: Call['method'], target: string, sent?: object, serial?: string): Promise<Answer> {
    const body = sent === undefined ? undefined : JSON.stringify(sent);
    const headers = this.#signed({ method, target, body: body ?? '' });
    const named = serial === undefined ? headers : { ...headers, 'Wechatpay-Serial': serial };
    return this.#send({ method, target, body, headers: named });
  }

  async #exchange(call: Call): Promise<unknown> {
    const trust = this.#trust();
    const serial = await trust.preferredSerial();
    const headers = serial ? { ...call.headers, 'Wechatpay-Serial': serial } : call.headers;
    const answer = await this.#send({ ...call, headers });
    refuseUnlessOk(answer);
    await verifyAnswer(answer, trust.keyOf, this.#now);
    return parsedBody(answer);
  }

  async #send(call: Call, mostBytes = ANSWER_BYTES_MAX): Promise<Answer> {
    try {
      const response = await fetch(this.#base + call.target, {
        method: call.method,
        headers: call.headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(call.body === undefined ? {} : { body: call.body }),
      });
      return {
        status: response.status,
        headers: response.headers,
        body: await readBody(response, mostBytes),
      };
    } catch (failure) {
      // The cause's own message may hold the address; its code does not.
      throw new ProviderUnknown(`no answer from WeChat: ${faultName(failure)}`);
    }
  }

  #signed(call: { method: Call['method']; target: string; body: string }): Record<string, string> {
    return {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'User-Agent': 'daren-chaoshi',
      Authorization: authorization(this.#config, call, this.#now),
    };
  }
}

function targetOf(url: string): string {
  if (!url.startsWith(`${LIBRARY_HOST}/`)) throw new Error('the library called another host');
  return url.slice(LIBRARY_HOST.length);
}

async function readBody(response: Response, mostBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  // Node's streams can be iterated; the DOM's types do not say so.
  for await (const part of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    bytes += part.byteLength;
    if (bytes > mostBytes) throw new Error('answer too long');
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
/** Refusals that speak of our account or the moment, and not of what was asked. */
const passing = ['NOT_ENOUGH', 'NO_AUTH', 'REQUEST_BLOCKED', 'RULE_LIMIT', 'FREQUENCY_LIMITED'];

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
  throw new ProviderRefused(code, answer.status, message, answer.status === 401 || passing.includes(code));
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
