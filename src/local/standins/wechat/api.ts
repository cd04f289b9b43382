/** The v3 wire: every call is checked, done, kept, and answered with a signature. */
import { randomUUID } from 'node:crypto';
import { beijingTime } from '../base/clock.ts';
import {
  type Answer,
  findRoute,
  type IncomingRequest,
  Refusal,
  type Reply,
  type Route,
} from '../base/web.ts';
import { billFile, fundFlowBill, tradeBill } from './bill.ts';
import { paramError, WechatFailure } from './failure.ts';
import type { Fault, FaultSubject } from './fault.ts';
import type { SigningKey } from './merchant.ts';
import { askRefund, queryRefund } from './refund.ts';
import { defaultKey } from './sending.ts';
import { requireMerchantSignature, seal, signatureHeaders } from './signature.ts';
import {
  close,
  h5Answer,
  jsapiAnswer,
  nativeAnswer,
  prepay,
  queryById,
  queryByNumber,
} from './transaction.ts';
import { askTransfer, cancelTransfer, queryTransfer } from './transfer.ts';
import type { World } from './world.ts';

/** A call's result: JSON, or nothing, which is 204. */
type Call = (incoming: IncomingRequest) => Record<string, unknown> | undefined;

export function wechatApi(world: World): (incoming: IncomingRequest) => Promise<Answer> {
  const routes = callRoutes(world);
  return async (incoming) => {
    const faults = world.faults.take('call', subjectOf(world, incoming));
    const named = (name: string) => faults.find(({ fault }) => fault === name);
    if (named('dropBefore')) return { dropped: true };
    if (named('hang')?.before) await sleep(named('hang')?.ms ?? 0);
    const reply = perform(world, routes, incoming, named('status429') !== undefined);
    await world.journal.settled();
    if (named('hang') && !named('hang')?.before) await sleep(named('hang')?.ms ?? 0);
    if (named('dropAfter')) return { dropped: true };
    if (incoming.path === downloads && reply.status === 200) return reply;
    return signed(world, incoming, spoilReply(reply, named('status')), faults);
  };
}

/** The one answer that is not signed. */
const downloads = '/v3/billdownload/file';
const transferBills = '/v3/fund-app/mch-transfer/transfer-bills';

function callRoutes(world: World): Route[] {
  const route = (method: string, path: string, call: Call): Route => ({
    method,
    path,
    handle: (incoming) => toReply(call(incoming)),
  });
  const native: Call = (incoming) => nativeAnswer(prepay(world, incoming, 'NATIVE'));
  const h5: Call = (incoming) => h5Answer(world, prepay(world, incoming, 'MWEB'));
  const jsapi: Call = (incoming) => jsapiAnswer(prepay(world, incoming, 'JSAPI'));
  const closing: Call = (incoming) => {
    close(world, incoming);
    return undefined;
  };
  return [
    route('POST', '/v3/pay/transactions/native', native),
    route('POST', '/v3/pay/transactions/h5', h5),
    route('POST', '/v3/pay/transactions/jsapi', jsapi),
    route('GET', '/v3/pay/transactions/out-trade-no/{n}', (incoming) => queryByNumber(world, incoming)),
    route('GET', '/v3/pay/transactions/id/{id}', (incoming) => queryById(world, incoming)),
    route('POST', '/v3/pay/transactions/out-trade-no/{n}/close', closing),
    route('POST', '/v3/refund/domestic/refunds', (incoming) => askRefund(world, incoming)),
    route('GET', '/v3/refund/domestic/refunds/{n}', (incoming) => queryRefund(world, incoming)),
    route('POST', transferBills, (incoming) => askTransfer(world, incoming)),
    route('GET', `${transferBills}/out-bill-no/{n}`, (incoming) => queryTransfer(world, incoming)),
    route('POST', `${transferBills}/out-bill-no/{n}/cancel`, (incoming) => cancelTransfer(world, incoming)),
    route('GET', '/v3/bill/tradebill', (incoming) => tradeBill(world, incoming)),
    route('GET', '/v3/bill/fundflowbill', (incoming) => fundFlowBill(world, incoming)),
    { method: 'GET', path: downloads, handle: (incoming) => download(world, incoming) },
    route('GET', '/v3/certificates', () => certificates(world)),
  ];
}

/** A bill as it lies there. */
function download(world: World, incoming: IncomingRequest): Reply {
  const body = billFile(world, incoming);
  if (body === undefined) throw new WechatFailure('NOT_FOUND', '下载链接已失效');
  return { status: 200, headers: { 'Content-Type': 'application/octet-stream' }, body };
}

const jsonType = { 'Content-Type': 'application/json; charset=utf-8' };

function toReply(result: Record<string, unknown> | undefined): Reply {
  if (result === undefined) return { status: 204, headers: {}, body: '' };
  return { status: 200, headers: jsonType, body: JSON.stringify(result) };
}

function failureReply(
  status: number,
  code: string,
  message: string,
  detail?: Record<string, unknown>,
): Reply {
  return {
    status,
    headers: jsonType,
    body: JSON.stringify({ code, message, ...(detail ? { detail } : {}) }),
  };
}

/** Synchronous from the first check to the last fact, so that two calls never see each other half done. */
function perform(world: World, routes: Route[], incoming: IncomingRequest, limited: boolean): Reply {
  try {
    requireHeaders(incoming);
    requireMerchantSignature(incoming, world.merchant.keys);
    requireKnownSerial(world, incoming);
    if (limited) throw new WechatFailure('FREQUENCY_LIMITED', '频率超限，请稍后再试');
    const { route, params } = findRoute(routes, incoming.method, incoming.path);
    return route.handle({ ...incoming, params }) as Reply;
  } catch (error) {
    if (error instanceof WechatFailure)
      return failureReply(error.status, error.code, error.message, error.detail);
    if (error instanceof Refusal) return failureReply(error.status, error.code, error.message);
    console.error(error);
    return failureReply(500, 'SYSTEM_ERROR', '系统异常，请用相同参数重新调用');
  }
}

function requireHeaders({ method, headers }: IncomingRequest): void {
  const accept = headers.accept ?? '';
  if (!headers['user-agent'] || !accept)
    throw new WechatFailure('PARAM_ERROR', 'Http头缺少Accept或User-Agent');
  if (!/application\/json|application\/\*|\*\/\*/.test(accept))
    throw paramError('Accept', 'does not take JSON', 'header');
  if (method === 'POST' && !/^application\/json\b/.test(headers['content-type'] ?? ''))
    throw paramError('Content-Type', 'is not application/json', 'header');
}

function requireKnownSerial(world: World, incoming: IncomingRequest): void {
  const serial = namedSerial(incoming);
  if (serial && !world.merchant.signing.has(serial))
    throw paramError('Wechatpay-Serial', 'is not known', 'header', serial);
}

function namedSerial(incoming: IncomingRequest): string | undefined {
  const serial = incoming.headers['wechatpay-serial'];
  return typeof serial === 'string' ? serial : undefined;
}

/** The caller names the key it can check with; who names none gets the merchant's default. */
function answerKey(world: World, incoming: IncomingRequest): SigningKey {
  return world.merchant.signing.get(namedSerial(incoming) ?? '') ?? defaultKey(world);
}

function spoilReply(reply: Reply, fault: Fault | undefined): Reply {
  return fault ? failureReply(fault.status, fault.code, '系统异常，请用相同参数重新调用') : reply;
}

function signed(world: World, incoming: IncomingRequest, reply: Reply, faults: Fault[]): Reply {
  const named = (name: string) => faults.find(({ fault }) => fault === name);
  const requestId = { 'Request-ID': randomUUID().replaceAll('-', '').toUpperCase() };
  const body = named('notJson') ? '<html>502 Bad Gateway</html>' : String(reply.body);
  const signature = signatureHeaders(body, {
    key: answerKey(world, incoming),
    offsetSeconds: -(named('staleTimestamp')?.seconds ?? 0),
    spoilt: named('badSignature') !== undefined,
  });
  const headers = { ...reply.headers, ...requestId, ...(named('unsigned') ? {} : signature) };
  return { status: reply.status, headers, body: named('tampered') ? tamper(body) : body };
}

/** Still JSON, still the same shape, but not what was signed. */
function tamper(body: string): string {
  const digit = /\d(?=\D*$)/.exec(body);
  if (digit)
    return `${body.slice(0, digit.index)}${(Number(digit[0]) + 1) % 10}${body.slice(digit.index + 1)}`;
  return body.replace(/[a-z](?=[^a-z]*$)/, (letter) => (letter === 'x' ? 'y' : 'x'));
}

function certificates(world: World): Record<string, unknown> {
  const { keys } = world.merchant;
  if (world.books.settings.certificates === 'missing')
    throw new WechatFailure('NOT_FOUND', '商户未使用平台证书，请使用微信支付公钥');
  const data = keys.certificates.map(({ serial, certificatePem, effectiveAt, expireAt }) => ({
    serial_no: serial,
    effective_time: beijingTime(effectiveAt),
    expire_time: beijingTime(expireAt),
    encrypt_certificate: seal(certificatePem, 'certificate', keys.apiV3Key),
  }));
  return { data };
}

/** What a fault can be aimed by: the path, and the numbers in path or body. */
function subjectOf(world: World, incoming: IncomingRequest): FaultSubject {
  const body = looseBody(incoming.body);
  const text = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : undefined);
  const [, numberInPath] = /\/out-(?:trade|bill)-no\/([^/]+)/.exec(incoming.path) ?? [];
  const [, refundInPath] = /\/refunds\/([^/]+)/.exec(incoming.path) ?? [];
  const outRefundNo = text('out_refund_no') ?? refundInPath;
  const ofRefund = world.books.refunds.get(outRefundNo ?? '')?.outTradeNo;
  const outTradeNo = text('out_trade_no') ?? text('out_bill_no') ?? numberInPath ?? ofRefund;
  const { transactions, transfers } = world.books;
  const standing = transactions.get(outTradeNo ?? '') ?? transfers.get(outTradeNo ?? '');
  const notifyUrl = text('notify_url') ?? standing?.notifyUrl;
  return { method: incoming.method, path: incoming.path, outTradeNo, outRefundNo, notifyUrl };
}

function looseBody(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
