/** Bills of a day, in yuan: what was taken and given back, and how the balance moved. Ready at ten of the next day. */
import { createHash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { IncomingRequest } from '../base/web.ts';
import { type Day, isBilled } from './bill.day.ts';
import { flowsOf } from './bill.flows.ts';
import { csvText, yuanText } from './bill.text.ts';
import type { Refund, Transaction } from './books.ts';
import { paramError, WechatFailure } from './failure.ts';
import type { World } from './world.ts';

const dayMs = 86_400_000;
const beijingMs = 8 * 3_600_000;
const readyAfterMs = 10 * 3_600_000;
const linkLivesMs = 300_000;

type Issued = { bytes: Buffer; until: number };
/** Files that were asked for; forgotten at a restart. */
const issued = new WeakMap<World, Map<string, Issued>>();

function readDay(world: World, { query }: IncomingRequest): Day {
  const date = query.get('bill_date') ?? '';
  const from = Date.parse(`${date}T00:00:00+08:00`);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(from))
    throw paramError('bill_date', 'is not a date', 'query', date);
  const to = from + dayMs;
  const now = world.clock.now();
  if (now < to) throw paramError('bill_date', 'is not over', 'query', date);
  if (now < to + readyAfterMs) throw new WechatFailure('STATEMENT_CREATING', '账单生成中，请稍后再试');
  return { from, to };
}

export function tradeBill(world: World, incoming: IncomingRequest): Record<string, unknown> {
  const { query } = incoming;
  if (!['ALL', null].includes(query.get('bill_type')))
    throw paramError('bill_type', 'is not ALL', 'query', query.get('bill_type'));
  const rows = tradesOf(world, readDay(world, incoming));
  return issue(world, incoming, rows.length, () => tradeText(rows));
}

export function fundFlowBill(world: World, incoming: IncomingRequest): Record<string, unknown> {
  const { query } = incoming;
  if (!['BASIC', null].includes(query.get('account_type')))
    throw paramError('account_type', 'is not BASIC', 'query', query.get('account_type'));
  const rows = flowsOf(world, readDay(world, incoming));
  return issue(world, incoming, rows.length, () => flowText(rows));
}

/** The file behind a link, as it is, unsigned; undefined where the link has ended. */
export function billFile(world: World, { query }: IncomingRequest): Buffer | undefined {
  const found = issued.get(world)?.get(query.get('token') ?? '');
  return found && found.until > Date.now() ? found.bytes : undefined;
}

function issue(
  world: World,
  { query, path }: IncomingRequest,
  rows: number,
  text: () => string,
): Record<string, unknown> {
  if (rows === 0) throw new WechatFailure('NO_STATEMENT_EXIST', '请求的账单文件不存在');
  const tarType = query.get('tar_type');
  if (tarType !== null && tarType !== 'GZIP') throw paramError('tar_type', 'is not GZIP', 'query', tarType);
  const faults = world.faults.take('bill', { path }).map(({ fault }) => fault);
  const whole = text();
  const plain = Buffer.from(faults.includes('torn') ? whole.slice(0, whole.length / 2) : whole);
  const links = issued.get(world) ?? new Map<string, Issued>();
  issued.set(world, links);
  const token = randomUUID();
  const bytes = tarType === 'GZIP' ? gzipSync(plain) : plain;
  links.set(token, { bytes, until: Date.now() + linkLivesMs });
  return {
    hash_type: 'SHA1',
    // over the text, also where it is sent compressed
    hash_value: createHash('sha1')
      .update(faults.includes('wrongHash') ? 'another text' : plain)
      .digest('hex'),
    download_url: `${world.baseUrl}/v3/billdownload/file?token=${token}`,
  };
}

const isIn = (at: number | undefined, { from, to }: Day) => at !== undefined && at >= from && at < to;
const timeText = (at: number) => new Date(at + beijingMs).toISOString().slice(0, 19).replace('T', ' ');

type Trade = { at: number; transaction: Transaction; refund?: Refund };

function tradesOf(world: World, day: Day): Trade[] {
  const { transactions, refunds } = world.books;
  const paid = [...transactions.values()]
    .filter((each) => isBilled(world, each) && isIn(each.paidAt, day))
    .map((transaction) => ({ at: transaction.paidAt ?? 0, transaction }));
  const back = [...refunds.values()]
    .filter((each) => isBilled(world, each) && each.status === 'SUCCESS' && isIn(each.endedAt, day))
    .map((refund) => {
      const transaction = transactions.get(refund.outTradeNo)!;
      return { at: refund.endedAt ?? 0, transaction, refund };
    });
  return [...paid, ...back].sort((a, b) => a.at - b.at);
}

const tradeColumns = [
  ...['交易时间', '公众账号ID', '商户号', '特约商户号', '设备号', '微信订单号', '商户订单号', '用户标识'],
  ...['交易类型', '交易状态', '付款银行', '货币种类', '应结订单金额', '代金券金额', '微信退款单号'],
  ...['商户退款单号', '退款金额', '充值券退款金额', '退款类型', '退款状态', '商品名称', '商户数据包'],
  ...['手续费', '费率', '订单金额', '申请退款金额', '费率备注'],
];
const tradeTotals = [
  ...['总交易单数', '应结订单总金额', '退款总金额', '充值券退款总金额', '手续费总金额', '订单总金额'],
  '申请退款总金额',
];

function tradeCells({ at, transaction, refund }: Trade): string[] {
  const { appid, mchid, transactionId = '', outTradeNo, openid = '', tradeType, currency } = transaction;
  const isPaid = refund === undefined;
  const paidFen = isPaid ? transaction.paidFen : 0;
  const couponFen = isPaid ? (transaction.couponFen ?? 0) : 0;
  const backFen = refund?.fen ?? 0;
  const feeFen = isPaid ? (transaction.feeFen ?? 0) : -(refund.feeBackFen ?? 0);
  return [
    ...[timeText(at), appid, mchid, '0', '', transactionId, outTradeNo, openid, tradeType],
    ...[isPaid ? 'SUCCESS' : 'REFUND', 'OTHERS', currency, yuanText(paidFen), yuanText(couponFen)],
    ...[refund?.refundId ?? '0', refund?.outRefundNo ?? '0', yuanText(backFen), yuanText(0)],
    ...[isPaid ? '' : 'ORIGINAL', isPaid ? '' : 'SUCCESS', transaction.description, transaction.attach],
    ...[yuanText(feeFen, 5), `${(rateOf(transaction) / 10).toFixed(2)}%`, yuanText(paidFen)],
    ...[yuanText(backFen), ''],
  ];
}

/** Which rate was taken, in tenths of a percent, as near as the fee says. */
function rateOf({ feeFen = 0, paidFen }: Transaction): number {
  return paidFen === 0 ? 0 : Math.round((feeFen * 1000) / paidFen);
}

function tradeText(rows: readonly Trade[]): string {
  const sum = (fen: (each: Trade) => number) => rows.reduce((total, each) => total + fen(each), 0);
  const paidFen = sum(({ transaction, refund }) => (refund ? 0 : transaction.paidFen));
  const backFen = sum(({ refund }) => refund?.fen ?? 0);
  const feeFen = sum(({ transaction, refund }) =>
    refund ? -(refund.feeBackFen ?? 0) : (transaction.feeFen ?? 0),
  );
  const totals = [
    ...[String(rows.length), yuanText(paidFen), yuanText(backFen), yuanText(0), yuanText(feeFen, 5)],
    ...[yuanText(paidFen), yuanText(backFen)],
  ];
  return csvText(tradeColumns, rows.map(tradeCells), tradeTotals, totals);
}

const flowColumns = [
  ...['记账时间', '微信支付业务单号', '资金流水单号', '业务名称', '业务类型', '收支类型', '收支金额(元)'],
  ...['账户结余(元)', '资金变更提交申请人', '备注', '业务凭证号'],
];
const flowTotals = ['资金流水总笔数', '收入笔数', '收入金额', '支出笔数', '支出金额'];

function flowText(rows: ReturnType<typeof flowsOf>): string {
  const cells = rows.map(({ at, businessNo, no, name, type, fen, balanceFen, voucher }) => [
    ...[timeText(at), businessNo, no, name, type, fen > 0 ? '收入' : '支出'],
    ...[yuanText(Math.abs(fen)), yuanText(balanceFen), 'system', '', voucher],
  ]);
  const incoming = rows.filter(({ fen }) => fen > 0);
  const outgoing = rows.filter(({ fen }) => fen < 0);
  const sum = (some: typeof rows) => yuanText(Math.abs(some.reduce((total, { fen }) => total + fen, 0)));
  const totals = [
    ...[String(rows.length), String(incoming.length), sum(incoming)],
    ...[String(outgoing.length), sum(outgoing)],
  ];
  return csvText(flowColumns, cells, flowTotals, totals);
}
