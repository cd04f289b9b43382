/** The unsigned side door for tests and for the local start page: look into the books, play the phone, ask for faults. */
import { randomUUID } from 'node:crypto';
import { type IncomingRequest, json, jsonBody, Refusal, type Reply, type Route } from '../base/web.ts';
import { consoleRoutes } from './bill.control.ts';
import type { Notice, Refund, RefundStatus, Settings, Transaction } from './books.ts';
import { deliver, type Parcel } from './delivery.ts';
import type { Notifier } from './notifier.ts';
import { endRefund, givenBackFen } from './refund.ts';
import { defaultKey, sealedParcel, signedParcel } from './sending.ts';
import { heldFen } from './sums.ts';
import { type Paying, pay, payRefusal, unpaidStates } from './transaction.ts';
import { showTransfer } from './transfer.control.ts';
import { record, type World } from './world.ts';

export function controlRoutes(world: World, notifier: Notifier): Route[] {
  const post = (path: string, handle: Route['handle']): Route => ({ method: 'POST', path, handle });
  const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, handle });
  return [
    get('/standin/clock', () => json(200, clockNow(world))),
    post('/standin/clock', (incoming) => moveClock(world, incoming)),
    get('/standin/wechat/books', (incoming) =>
      json(200, showBooks(world, incoming.query.get('notifyPrefix') ?? '')),
    ),
    get('/standin/wechat/notices', (incoming) => json(200, showNotices(world, incoming.query))),
    post('/standin/wechat/pay', (incoming) => payOnPhone(world, incoming)),
    post('/standin/wechat/state', (incoming) => stateUnpaid(world, incoming)),
    post('/standin/wechat/notify', (incoming) => notifyAgain(world, incoming)),
    post('/standin/wechat/refunds/{no}/finish', (incoming) => finishRefund(world, incoming)),
    post('/standin/wechat/sign', (incoming) => signCallback(world, incoming)),
    post('/standin/wechat/settings', (incoming) => changeSettings(world, incoming)),
    post('/standin/wechat/certificates/rotate', () => rotate(world)),
    ...consoleRoutes(world),
    get('/standin/wechat/faults', () => json(200, { faults: world.faults.list() })),
    post('/standin/wechat/faults', (incoming) => addFault(world, notifier, incoming)),
    {
      method: 'DELETE',
      path: '/standin/wechat/faults',
      handle: (incoming) => clearFaults(world, notifier, incoming),
    },
  ];
}

function clockNow(world: World): Record<string, unknown> {
  return { offsetMs: world.clock.offsetMs(), now: new Date(world.clock.now()).toISOString() };
}

function moveClock(world: World, incoming: IncomingRequest): Reply {
  const { offsetMs } = jsonBody(incoming);
  if (!Number.isSafeInteger(offsetMs))
    throw new Refusal(400, 'bad_offset', 'offsetMs is not a whole number.');
  record(world, { is: 'clockMoved', offsetMs: offsetMs as number });
  return json(200, clockNow(world));
}

/** Only what was asked for with a notify_url that starts so: several test files may share one stand-in. */
function showBooks(world: World, prefix: string): Record<string, unknown> {
  const { books } = world;
  const transactions = [...books.transactions.values()].filter(({ notifyUrl }) =>
    notifyUrl.startsWith(prefix),
  );
  const mine = new Set(transactions.map(({ outTradeNo }) => outTradeNo));
  const refunds = [...books.refunds.values()].filter(({ outTradeNo }) => mine.has(outTradeNo));
  const transfers = [...books.transfers.values()].filter(({ notifyUrl }) => notifyUrl.startsWith(prefix));
  return {
    paidOutFen: heldFen(transfers),
    takenFen: transactions.reduce((sum, { paidFen }) => sum + paidFen, 0),
    refundedFen: transactions.reduce((sum, { outTradeNo }) => sum + givenBackFen(world, outTradeNo), 0),
    transactions: transactions.map((transaction) => showTransaction(world, transaction)),
    refunds: refunds.map(showRefund),
    transfers: transfers.map(showTransfer),
  };
}

function showTransaction(world: World, transaction: Transaction): Record<string, unknown> {
  const {
    outTradeNo,
    transactionId = null,
    state,
    totalFen,
    paidFen,
    currency,
    tradeType,
    openid = null,
  } = transaction;
  const refunded = givenBackFen(world, outTradeNo);
  return {
    outTradeNo,
    transactionId,
    state,
    totalFen,
    payerFen: paidFen,
    refundedFen: refunded,
    currency,
    tradeType,
    openid,
  };
}

function showRefund({ outRefundNo, outTradeNo, refundId, fen, status }: Refund): Record<string, unknown> {
  return { outRefundNo, outTradeNo, refundId, fen, status };
}

function showNotices(world: World, query: URLSearchParams): Record<string, unknown>[] {
  const wanted = query.get('outTradeNo');
  const prefix = query.get('notifyPrefix') ?? '';
  const notices = [...world.books.notices.values()].filter(
    ({ outTradeNo, notifyUrl }) => (wanted === null || wanted === outTradeNo) && notifyUrl.startsWith(prefix),
  );
  return notices.map(({ id, event, outTradeNo, outRefundNo = null, tries, state, lastStatus = null }) => {
    return { id, event, outTradeNo, outRefundNo, tries, state, lastStatus };
  });
}

function knownTransaction(world: World, body: Record<string, unknown>): Transaction {
  const transaction = world.books.transactions.get(String(body.outTradeNo));
  if (!transaction)
    throw new Refusal(404, 'ORDER_NOT_EXIST', `No prepay with outTradeNo ${body.outTradeNo}.`);
  return transaction;
}

function payOnPhone(world: World, incoming: IncomingRequest): Reply {
  const body = jsonBody(incoming);
  const transaction = knownTransaction(world, body);
  const refusal = payRefusal(world, transaction);
  const isOverridden =
    body.evenIfClosed === true && (refusal === 'ORDER_CLOSED' || refusal === 'ORDER_EXPIRED');
  if (refusal && !isOverridden) throw new Refusal(409, refusal, 'This cannot be paid.');
  pay(world, transaction, readPaying(body));
  return json(200, showTransaction(world, transaction));
}

/** What an order that is not paid can be besides: while the payer types their password, after that failed, revoked. */
function stateUnpaid(world: World, incoming: IncomingRequest): Reply {
  const body = jsonBody(incoming);
  const transaction = knownTransaction(world, body);
  const state = unpaidStates.find((each) => each === body.state);
  if (!state) throw new Refusal(400, 'bad_state', `state: ${unpaidStates.join(', ')}.`);
  if (transaction.paidAt !== undefined) throw new Refusal(409, 'ORDERPAID', 'This is paid.');
  record(world, { is: 'stated', outTradeNo: transaction.outTradeNo, state });
  return json(200, showTransaction(world, transaction));
}

function readPaying({ openid, amountFen, currency, couponFen }: Record<string, unknown>): Paying {
  if (couponFen !== undefined && !(Number.isSafeInteger(couponFen) && (couponFen as number) > 0))
    throw new Refusal(400, 'bad_amount', 'couponFen is not a whole number above zero.');
  if (amountFen !== undefined && !(Number.isSafeInteger(amountFen) && (amountFen as number) > 0))
    throw new Refusal(400, 'bad_amount', 'amountFen is not a whole number above zero.');
  return {
    ...(openid === undefined ? {} : { openid: String(openid) }),
    ...(amountFen === undefined ? {} : { amountFen: amountFen as number }),
    ...(currency === undefined ? {} : { currency: String(currency) }),
    ...(couponFen === undefined ? {} : { couponFen: couponFen as number }),
  };
}

/** The latest notification of the transaction, or of one refund, under a new id. */
function notifyAgain(world: World, incoming: IncomingRequest): Reply {
  const body = jsonBody(incoming);
  const { outTradeNo } = knownTransaction(world, body);
  const wanted = body.outRefundNo === undefined ? undefined : String(body.outRefundNo);
  const known = [...world.books.notices.values()].filter(
    (notice) => notice.outTradeNo === outTradeNo && notice.outRefundNo === wanted,
  );
  const latest = known.at(-1);
  if (!latest) throw new Refusal(409, 'NOTHING_TO_TELL', 'Nothing has happened that is notified.');
  const { lastStatus: _last, ...rest } = latest;
  const notice: Notice = {
    ...rest,
    id: randomUUID(),
    createdAt: world.clock.now(),
    tries: 0,
    state: 'waiting',
  };
  record(world, { is: 'noticed', notice });
  return json(202, { id: notice.id });
}

const endings = ['SUCCESS', 'CLOSED', 'ABNORMAL'];

function finishRefund(world: World, incoming: IncomingRequest): Reply {
  const refund = world.books.refunds.get(incoming.params.no ?? '');
  if (!refund) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', 'No such refund.');
  const status = String(jsonBody(incoming).status ?? 'SUCCESS');
  if (!endings.includes(status))
    throw new Refusal(400, 'bad_status', `status is one of ${endings.join(', ')}.`);
  const isOpen = refund.status === 'PROCESSING' || (refund.status === 'ABNORMAL' && status !== 'ABNORMAL');
  if (!isOpen) throw new Refusal(409, 'REFUND_ENDED', `The refund is ${refund.status}.`);
  endRefund(world, refund, status as RefundStatus);
  return json(200, showRefund(refund));
}

/**
 * A validly signed callback with any content. `plaintext` (object or text) is sealed into an envelope;
 * `body` (text) is signed as it is instead. `headers` override last. With `send` it also goes to `url`.
 */
async function signCallback(world: World, incoming: IncomingRequest): Promise<Reply> {
  const body = jsonBody(incoming);
  const parcel = buildParcel(world, body);
  const headers = { ...parcel.headers, ...((body.headers ?? {}) as Record<string, string>) };
  for (const [name, value] of Object.entries(headers)) if (value === null) delete headers[name];
  if (body.send !== true) return json(200, { headers, body: parcel.body });
  return json(200, {
    headers,
    body: parcel.body,
    answer: await deliver(String(body.url), { headers, body: parcel.body }),
  });
}

function buildParcel(world: World, body: Record<string, unknown>): Parcel {
  const key = body.serial === undefined ? defaultKey(world) : world.merchant.signing.get(String(body.serial));
  if (!key) throw new Refusal(400, 'bad_serial', 'serial names none of the platform keys.');
  const signing = { key, offsetSeconds: Number(body.offsetSeconds ?? 0) };
  if (typeof body.body === 'string') return signedParcel(world, body.body, signing);
  const plaintext =
    typeof body.plaintext === 'string' ? body.plaintext : JSON.stringify(body.plaintext ?? {});
  const event = String(body.eventType ?? 'TRANSACTION.SUCCESS');
  const originalType = originalTypeOf(event);
  const id = String(body.id ?? randomUUID());
  return sealedParcel(world, { id, event, originalType, createdAt: world.clock.now(), plaintext }, signing);
}

function originalTypeOf(event: string): Notice['originalType'] {
  if (event.startsWith('MCHTRANSFER')) return 'mch_payment';
  return event.startsWith('REFUND') ? 'refund' : 'transaction';
}

function changeSettings(world: World, incoming: IncomingRequest): Reply {
  const settings = { ...world.books.settings, ...jsonBody(incoming) } as Settings;
  const isKnown =
    ['publicKey', 'certificate'].includes(settings.signWith) &&
    ['served', 'missing'].includes(settings.certificates) &&
    Number.isSafeInteger(settings.refundGapSeconds) &&
    Number.isSafeInteger(settings.feePermille) &&
    typeof settings.billsOf === 'string' &&
    Object.keys(settings).length === 5;
  if (!isKnown) {
    const known =
      'signWith: publicKey|certificate, certificates: served|missing, refundGapSeconds, feePermille, billsOf.';
    throw new Refusal(400, 'bad_settings', known);
  }
  record(world, { is: 'set', settings });
  return json(200, settings);
}

async function rotate(world: World): Promise<Reply> {
  const { serial, certificatePem } = await world.merchant.rotate();
  return json(200, { serial, certificatePem });
}

/** `{fault: "release"}` lets go what was held; the aims of a fault narrow it. */
function addFault(world: World, notifier: Notifier, incoming: IncomingRequest): Reply {
  const body = jsonBody(incoming);
  if (body.fault !== 'release') return json(200, world.faults.add(body));
  const { outTradeNo, notifyPrefix = '' } = body;
  const matches = (notice: Notice) =>
    (outTradeNo === undefined || notice.outTradeNo === outTradeNo) &&
    notice.notifyUrl.startsWith(String(notifyPrefix));
  return json(200, { released: notifier.release(matches) });
}

/**
 * What was held goes out too: a cleared fault must not go on hiding money. `notifyPrefix` clears the faults that were
 * given with it and releases the callbacks to it; `id` clears that one fault and releases nothing.
 */
function clearFaults(world: World, notifier: Notifier, incoming: IncomingRequest): Reply {
  const id = incoming.query.get('id');
  const prefix = incoming.query.get('notifyPrefix');
  world.faults.clear(
    (fault) => (id === null || fault.id === id) && (prefix === null || fault.notifyPrefix === prefix),
  );
  const released = id === null ? notifier.release((notice) => notice.notifyUrl.startsWith(prefix ?? '')) : 0;
  return json(200, { released });
}
