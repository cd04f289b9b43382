/** What is done in WeChat's own console, past the API: money given back, put in or taken out. */
import { type IncomingRequest, json, jsonBody, Refusal, type Reply, type Route } from '../base/web.ts';
import { digits } from './merchant.ts';
import { reservedFen } from './sums.ts';
import { record, type World } from './world.ts';

export function consoleRoutes(world: World): Route[] {
  const post = (path: string, handle: Route['handle']): Route => ({ method: 'POST', path, handle });
  return [
    post('/standin/wechat/console/refund', (incoming) => refundInConsole(world, incoming)),
    post('/standin/wechat/console/move', (incoming) => moveInConsole(world, incoming)),
  ];
}

function fenOf(body: Record<string, unknown>): number {
  const { fen } = body;
  if (!Number.isSafeInteger(fen) || fen === 0)
    throw new Refusal(400, 'bad_amount', 'fen is no whole number.');
  return fen as number;
}

/** Nobody is notified of it. */
function refundInConsole(world: World, incoming: IncomingRequest): Reply {
  const body = jsonBody(incoming);
  const fen = fenOf(body);
  const transaction = world.books.transactions.get(String(body.outTradeNo));
  if (!transaction || transaction.paidAt === undefined)
    throw new Refusal(404, 'ORDER_NOT_EXIST', 'Nothing was paid under this number.');
  const { outTradeNo, notifyUrl, paidFen, feeFen = 0 } = transaction;
  if (fen < 0 || reservedFen(world.books, outTradeNo) + fen > paidFen)
    throw new Refusal(409, 'TOO_MUCH', 'More than is left of it.');
  const at = world.clock.now();
  const outRefundNo = `console${digits(20)}`;
  const refundId = `5030${digits(25)}`;
  const refund = { outRefundNo, outTradeNo, refundId, digest: '', notifyUrl, fen, createdAt: at };
  const feeBackFen = Math.round((feeFen * fen) / paidFen);
  record(
    world,
    { is: 'refundAsked', refund: { ...refund, status: 'PROCESSING' } },
    { is: 'refundEnded', outRefundNo, status: 'SUCCESS', at, feeBackFen },
  );
  return json(200, { outRefundNo });
}

function moveInConsole(world: World, incoming: IncomingRequest): Reply {
  const body = jsonBody(incoming);
  const fen = fenOf(body);
  const no = digits(28);
  const at = body.at === undefined ? world.clock.now() : Date.parse(String(body.at));
  if (Number.isNaN(at)) throw new Refusal(400, 'bad_time', 'at is no time.');
  const type = String(body.type ?? (fen > 0 ? '充值' : '提现'));
  record(world, {
    is: 'movedInConsole',
    move: { no, at, type, fen, notifyUrl: world.books.settings.billsOf },
  });
  return json(200, { no });
}
