import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectMongo, ensureIndexes, isDatabaseAway } from '../../src/adapters/mongo.ts';
import { makeWechatPay } from '../../src/adapters/wechat-pay/index.ts';
import { statusOf } from '../../src/contract/statuses.ts';
import { makeLedger } from '../../src/features/ledger/index.ts';
import {
  type Alarm,
  makePayments,
  type Opening,
  type Payment,
  type PaymentProvider,
  type Refund,
} from '../../src/features/payments/index.ts';
import { nobody } from '../../src/kernel/actor.ts';
import { type MovableClock, makeClock, minute } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { ownDatabase } from '../support/app.ts';
import { memoryAudit } from '../support/audit.ts';
import { eventually } from '../support/eventually.ts';
import { booksOf, standinOfRun, toStandin } from '../support/standin.ts';

type Feature = ReturnType<typeof makePayments>;
type Connection = Awaited<ReturnType<typeof connectMongo>>;

/** Payments and ledger over the run's store and stand-in, with a door of their own for notifications. */
/** Payments are tried without the orders that they are for. */
export const noOrders = {
  onAny: () => undefined,
  pendingOf: async () => ({ fen: 0, count: 0, orders: [] }),
};

export interface TestPayments {
  payments: Feature['api'];
  parts: Feature['parts'];
  books: ReturnType<typeof makeLedger>['api'];
  provider: PaymentProvider;
  clock: MovableClock;
  connection: Connection;
  url: string;
  /** The same feature once more over a connection of its own: a second server. */
  beside(own?: OwnServer): Promise<Server>;
  /** A further connection to the same database. */
  connect(): Promise<Connection>;
  /** The database's URI. */
  uri: string;
  opening(more?: Partial<Opening>): Opening;
  /** Opens a payment and pays it on the phone without anybody being notified. */
  paidUnheard(more?: Partial<Opening>): Promise<Payment>;
  /** Opens, pays and hears of it. */
  paid(more?: Partial<Opening>): Promise<Payment>;
  pass(ms: number): Promise<void>;
  /** Rounds of the clock until nothing is due. */
  settle(): Promise<void>;
  /** Waits until a payment's steps, and its refunds', have been published to all who follow them. */
  handled(paymentId: string): Promise<void>;
  /** Rounds of the clock until a payment's refunds are as said and all who follow them have heard. */
  refundsBecome(paymentId: string, isSo: (refunds: Refund[]) => boolean): Promise<void>;
  alarms(): Promise<Alarm[]>;
  refunds(): Promise<Refund[]>;
  /** Our books are WeChat's books, to the fen, and every entry sums to zero. */
  assertBooks(): Promise<void>;
  stop(): Promise<void>;
}

export type Server = Pick<TestPayments, 'payments' | 'parts' | 'books' | 'connection'>;

/** How another server differs. */
interface OwnServer {
  provider?: PaymentProvider;
  uri?: string;
  waitMs?: number;
  indexes?: boolean;
}

export const settings = () => standinOfRun().wechat;
/** What WeChat knows the payer by, in its browser and in the mini-program. */
const openids = { jsapi: 'oInsideOfWechat0000000000000', mini: 'oInsideOfTheMiniProgram000000' };

export async function startPayments(
  wrap?: (provider: PaymentProvider) => PaymentProvider,
): Promise<TestPayments> {
  const clock = makeClock();
  const uri = ownDatabase();
  const connections: Connection[] = [];
  const door = createServer();
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const real = makeWechatPay({
    ...settings(),
    miniAppid: settings().open?.mini?.appid,
    notifyUrl: `${url}/notify`,
  });
  const provider = wrap ? wrap(real) : real;
  const connect = async (own: OwnServer = {}) => {
    const connection = await connectMongo({ uri, poolSize: 16, waitMs: 4000, ...own });
    connections.push(connection);
    return connection;
  };
  const server = async (own: OwnServer = {}): Promise<Server> => {
    const connection = await connect(own);
    const deps = {
      connection,
      clock,
      provider: own.provider ?? provider,
      log: silentLog,
      audit: memoryAudit(),
      topGrids: async () => ['51'],
      openidOf: async (_personId: string, way: 'jsapi' | 'mini') => openids[way],
    };
    const { api: payments, parts } = makePayments(deps);
    const ledger = makeLedger({
      ...{ connection, clock },
      payments,
      orders: noOrders,
      ...{ providerOf: async () => null, placesOf: async () => [] },
      ratesOf: async () => null,
      pathOf: () => [],
    });
    if (own.indexes ?? true) await ensureIndexes([...parts.models, ...ledger.parts.models]);
    return { connection, payments, parts, books: ledger.api };
  };
  const { connection, payments, parts, books } = await server();
  openDoor(door, parts);
  const settle = async () => {
    for (let round = 0; round < 20; round += 1) {
      let done = 0;
      for (const runner of parts.runners) done += await runner.tick();
      for (const job of parts.jobs) done += Number(await job.run());
      if (done === 0) break;
    }
  };
  const pass = async (ms: number) => {
    clock.setOffset(clock.offsetMs() + ms);
    await settle();
  };
  const opening = (more: Partial<Opening> = {}): Opening => ({
    subject: { kind: 'order', id: `ord_${randomBytes(8).toString('hex')}`, part: 'advance' },
    payerId: 'per_payer',
    gridPath: ['51', '5101', '510101'],
    amountFen: 8800,
    description: '理发',
    expiresAt: new Date(clock.now().getTime() + 15 * minute),
    way: 'native',
    clientIp: '127.0.0.1',
    key: randomBytes(12).toString('hex'),
    ...more,
  });
  const paidUnheard = async (more?: Partial<Opening>) => {
    const payment = await payments.open(opening(more));
    await fault({ fault: 'lose', outTradeNo: payment.outTradeNo });
    await toStandin('/standin/wechat/pay', { outTradeNo: payment.outTradeNo });
    return payment;
  };
  return {
    payments,
    parts,
    books,
    provider,
    clock,
    connection,
    url,
    beside: server,
    connect,
    uri,
    opening,
    paidUnheard,
    paid: async (more) => payments.check((await paidUnheard(more))._id),
    pass,
    settle,
    handled: (paymentId) => eventually(() => isHandled(payments, paymentId)),
    refundsBecome: (paymentId, isSo) =>
      eventually(async () => {
        await pass(2 * minute);
        return isSo(await payments.refundsOf(paymentId)) && (await isHandled(payments, paymentId));
      }),
    alarms: () => connection.model('alarms').find({}).lean<Alarm[]>().exec(),
    refunds: () => connection.model('refunds').find({}).lean<Refund[]>().exec(),
    assertBooks: () => assertBooks(books, url),
    async stop() {
      await new Promise((done) => {
        door.close(done);
        door.closeAllConnections();
      });
      await connection.dropDatabase();
      for (const each of connections) await each.close();
    },
  };
}

/**
 * A step stands before those who follow it have heard: a notification may still be on its way through
 * the door while a test already reads the state that it brought.
 */
export async function isHandled(payments: TestPayments['payments'], paymentId: string): Promise<boolean> {
  const docs = [await payments.find(paymentId), ...(await payments.refundsOf(paymentId))];
  return docs.every((doc) => doc.publishedUpTo === doc.n);
}

async function assertBooks(books: TestPayments['books'], url: string): Promise<void> {
  let said = '';
  // What follows a step may still be running beside the test.
  await eventually(async () => {
    const { takenFen, refundedFen } = await booksOf(url);
    const clearing = await books.clearingBalance();
    said = `our books hold ${clearing}, WeChat's ${takenFen} - ${refundedFen}`;
    return clearing === takenFen - refundedFen;
  }).catch(() => {
    throw new Error(said);
  });
  for (const entry of await books.entries()) {
    const sum = entry.lines.reduce((total, line) => total + line.fen, 0);
    if (sum !== 0) throw new Error(`${entry._id} sums to ${sum}`);
  }
}

function openDoor(door: ReturnType<typeof createServer>, parts: Feature['parts']): void {
  door.on('request', (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      notify(parts, request.headers as Record<string, string | undefined>, Buffer.concat(chunks)).then(
        (status) => response.writeHead(status).end(),
        () => response.writeHead(500).end(),
      );
    });
  });
}

type NotifyRequest = Parameters<Feature['parts']['routes']['notifyWechat']>[0];

/** Hands a notification to the handler, as the pipeline would; answers the HTTP status. */
export async function notify(
  parts: Feature['parts'],
  headers: Record<string, string | undefined>,
  rawBody: Buffer,
): Promise<number> {
  const rest = {
    ...{ params: {}, query: {}, key: undefined, sid: undefined, device: undefined },
    ...{ ip: '127.0.0.1', requestId: 'r' },
  };
  try {
    await parts.routes.notifyWechat({
      ...rest,
      actor: nobody,
      headers,
      rawBody,
      body: {},
    } as unknown as NotifyRequest);
    return 204;
  } catch (thrown) {
    if (isAppError(thrown)) return statusOf[thrown.kind];
    return isDatabaseAway(thrown) ? 503 : 500;
  }
}

/** A fault of the stand-in; see its README. */
export async function fault(what: Record<string, unknown>): Promise<void> {
  await toStandin('/standin/wechat/faults', what);
}

/** What WeChat would send about this payment, validly signed, with the content changed at will. */
export async function signed(
  content: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Promise<{ headers: Record<string, string>; rawBody: Buffer }> {
  const made = (await toStandin('/standin/wechat/sign', { plaintext: content, ...more })) as {
    headers: Record<string, string>;
    body: string;
  };
  const headers = Object.fromEntries(
    Object.entries(made.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return { headers, rawBody: Buffer.from(made.body) };
}

/** The content of a TRANSACTION.SUCCESS about a payment. */
export function successOf(payment: Payment, more: Record<string, unknown> = {}): Record<string, unknown> {
  const { mchid, appid, open } = settings();
  const { amountFen: total } = payment;
  return {
    mchid,
    appid: payment.way === 'mini' ? open?.mini?.appid : appid,
    out_trade_no: payment.outTradeNo,
    transaction_id: `42${randomBytes(13).toString('hex')}`.slice(0, 28),
    trade_type: payment.prepayId ? 'JSAPI' : 'NATIVE',
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    success_time: '2026-11-25T10:00:00+08:00',
    payer: { openid: payment.payerOpenid ?? 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
    amount: { total, payer_total: total, currency: 'CNY', payer_currency: 'CNY' },
    ...more,
  };
}
