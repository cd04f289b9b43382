/**
 * Prepay, query, close and paying: NOTPAY → SUCCESS | CLOSED, SUCCESS → REFUND (which refund.ts does); on request also
 * USERPAYING, PAYERROR and REVOKED.
 */
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { beijingTime } from '../base/clock.ts';
import type { IncomingRequest } from '../base/web.ts';
import type { Transaction } from './books.ts';
import { couponOf } from './coupon.ts';
import { paramError, WechatFailure } from './failure.ts';
import { checkNotifyUrl, checkTime, outTradeNoRule, parseBody, type Reading, reading } from './field.ts';
import { digits } from './merchant.ts';
import { transactionNotice } from './notice.ts';
import { record, type World } from './world.ts';

const dayMs = 86_400_000;
const prepayFields = [
  ...['appid', 'mchid', 'description', 'out_trade_no', 'time_expire', 'attach', 'notify_url', 'goods_tag'],
  ...['support_fapiao', 'amount', 'detail', 'scene_info', 'settle_info'],
];
const openidRule = { max: 128, min: 1, pattern: /^o[\w-]{10,127}$/ };
const sceneFields = ['payer_client_ip', 'device_id', 'store_info', 'h5_info'];
const h5Fields = ['type', 'app_name', 'app_url', 'bundle_id', 'package_name'];

/** A repeated prepay of the same number gives another address; one with anything changed is refused. */
export function prepay(
  world: World,
  incoming: IncomingRequest,
  tradeType: Transaction['tradeType'],
): Transaction {
  const body = parseBody(incoming.body);
  const wanted = readPrepay(world, body, tradeType);
  const known = world.books.transactions.get(wanted.outTradeNo);
  if (known) closeOverdue(world, known);
  if (known) return linkedAnew(world, samePrepay(known, wanted));
  if (wanted.expireAt <= world.clock.now()) throw paramError('/time_expire', 'has passed');
  record(world, { is: 'prepaid', transaction: wanted });
  return wanted;
}

const newToken = () => randomBytes(9).toString('base64url');

function linkedAnew(world: World, { outTradeNo, ...rest }: Transaction): Transaction {
  const codeToken = newToken();
  record(world, { is: 'linked', outTradeNo, codeToken, at: world.clock.now() });
  return { ...rest, outTradeNo, codeToken };
}

/** How long an address lives: five minutes for H5, two hours for a QR and for what a page inside WeChat pays with. */
const linkLifeMs = { MWEB: 300_000, NATIVE: 7_200_000, JSAPI: 7_200_000 };

/** The transaction behind an address, and whether that still leads there; undefined where it never did. */
export function findLink(
  world: World,
  token: string,
): { transaction: Transaction; alive: boolean } | undefined {
  const link = world.books.links.get(token);
  if (!link) return undefined;
  const { transaction, at } = link;
  return { transaction, alive: world.clock.now() < at + linkLifeMs[transaction.tradeType] };
}

function samePrepay(known: Transaction, wanted: Transaction): Transaction {
  if (isOver(known)) throw new WechatFailure('ORDER_CLOSED', '该订单已关闭，请重新下单');
  if (known.paidAt !== undefined) throw new WechatFailure('ORDERPAID', '该订单已支付');
  if (known.digest !== wanted.digest)
    throw new WechatFailure('OUT_TRADE_NO_USED', '商户订单号重复，参数与首次下单不一致');
  return known;
}

function readPrepay(
  world: World,
  body: Record<string, unknown>,
  tradeType: Transaction['tradeType'],
): Transaction {
  const fields = reading(body, tradeType === 'JSAPI' ? [...prepayFields, 'payer'] : prepayFields);
  requireIdentity(world, fields);
  const amount = fields.object('amount', ['total', 'currency']);
  readScene(fields, tradeType);
  fields.optionalFlag('support_fapiao');
  fields.optionalText('goods_tag', { max: 32 });
  fields.optionalObject('settle_info', ['profit_sharing'])?.optionalFlag('profit_sharing');
  const payer =
    tradeType === 'JSAPI' ? fields.object('payer', ['openid']).text('openid', openidRule) : undefined;
  const expire = fields.optionalText('time_expire', { max: 64 });
  const now = world.clock.now();
  return {
    outTradeNo: fields.text('out_trade_no', outTradeNoRule),
    tradeType,
    digest: digestOf(body, tradeType),
    appid: fields.text('appid', { max: 32 }),
    mchid: fields.text('mchid', { max: 32 }),
    description: fields.text('description', { max: 127 }),
    attach: fields.optionalText('attach', { max: 128, min: 0 }) ?? '',
    notifyUrl: checkNotifyUrl(fields.text('notify_url', { max: 255 })),
    totalFen: amount.integer('total', { min: 1 }),
    paidFen: 0,
    currency: readCurrency(amount) ?? 'CNY',
    createdAt: now,
    expireAt: expire === undefined ? now + 7 * dayMs : checkTime(expire, '/time_expire'),
    codeToken: newToken(),
    prepayId: `wx${digits(30)}`,
    state: 'NOTPAY',
    ...(payer === undefined ? {} : { payerOpenid: payer }),
  };
}

/** The account and the mini-program are both bound to the merchant. */
export function isBound({ merchant: { keys } }: World, appid: string | undefined): boolean {
  return appid === keys.appid || appid === keys.miniAppid;
}

function requireIdentity(world: World, fields: Reading): void {
  const { keys } = world.merchant;
  const mchid = fields.text('mchid', { max: 32 });
  if (mchid !== keys.mchid) throw paramError('/mchid', 'is not the merchant who signed', 'body', mchid);
  if (!isBound(world, fields.text('appid', { max: 32 })))
    throw new WechatFailure('APPID_MCHID_NOT_MATCH', 'appid和mchid不匹配');
}

function readCurrency(amount: Reading): string | undefined {
  return amount.optionalText('currency', { max: 16, pattern: /^CNY$/ });
}

function readScene(fields: Reading, tradeType: Transaction['tradeType']): void {
  const scene =
    tradeType === 'MWEB'
      ? fields.object('scene_info', sceneFields)
      : fields.optionalObject('scene_info', sceneFields);
  if (!scene) return;
  const ip = scene.text('payer_client_ip', { max: 45 });
  if (isIP(ip) === 0) throw paramError('/scene_info/payer_client_ip', 'is not an IP address', 'body', ip);
  if (tradeType === 'MWEB')
    scene.object('h5_info', h5Fields).text('type', { max: 32, pattern: /^(iOS|Android|Wap)$/ });
}

/** Where the payer sits may change between two tries; nothing else may. */
function digestOf(body: Record<string, unknown>, tradeType: string): string {
  const { scene_info: _scene, ...rest } = body;
  return JSON.stringify([tradeType, sorted(rest)]);
}

export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, sorted(inner)]);
}

export function nativeAnswer(transaction: Transaction): { code_url: string } {
  return { code_url: `weixin://wxpay/bizpayurl?pr=${transaction.codeToken}` };
}

/** What a page inside WeChat hands to its bridge. */
export const jsapiAnswer = ({ prepayId }: Transaction): { prepay_id: string } => ({ prepay_id: prepayId });

/** Always with a query, so that the merchant can append `&redirect_url=`. */
export function h5Answer(world: World, transaction: Transaction): { h5_url: string } {
  const query = new URLSearchParams({ prepay_id: transaction.prepayId, package: transaction.codeToken });
  return { h5_url: `${world.baseUrl}/phone/h5?${query}` };
}

export function queryByNumber(world: World, incoming: IncomingRequest): Record<string, unknown> {
  requireQueryMchid(world, incoming);
  return describe(findTransaction(world, incoming.params.n ?? ''));
}

export function queryById(world: World, incoming: IncomingRequest): Record<string, unknown> {
  requireQueryMchid(world, incoming);
  const transaction = world.books.byTransactionId.get(incoming.params.id ?? '');
  if (!transaction) throw new WechatFailure('ORDER_NOT_EXIST', '订单不存在');
  return describe(transaction);
}

function requireQueryMchid(world: World, incoming: IncomingRequest): void {
  const mchid = incoming.query.get('mchid');
  if (mchid !== world.merchant.keys.mchid)
    throw paramError('mchid', 'is not the merchant who signed', 'query', mchid);
}

function findTransaction(world: World, outTradeNo: string): Transaction {
  const transaction = world.books.transactions.get(outTradeNo);
  if (!transaction) throw new WechatFailure('ORDER_NOT_EXIST', '订单不存在');
  closeOverdue(world, transaction);
  return transaction;
}

/** Closing twice is no error; closing what is paid is ORDERPAID. */
export function close(world: World, incoming: IncomingRequest): void {
  requireMchidAlone(world, incoming);
  const transaction = findTransaction(world, incoming.params.n ?? '');
  if (transaction.paidAt !== undefined) throw new WechatFailure('ORDERPAID', '该订单已支付');
  if (transaction.state === 'USERPAYING')
    throw new WechatFailure('INVALID_REQUEST', '用户支付中，请稍后再关单');
  if (isOver(transaction)) return;
  record(world, { is: 'closed', outTradeNo: transaction.outTradeNo });
}

function requireMchidAlone(world: World, incoming: IncomingRequest): void {
  const mchid = reading(parseBody(incoming.body), ['mchid']).text('mchid', { max: 32 });
  if (mchid !== world.merchant.keys.mchid)
    throw paramError('/mchid', 'is not the merchant who signed', 'body', mchid);
}

const stateNames = {
  NOTPAY: '订单未支付',
  USERPAYING: '用户支付中',
  PAYERROR: '支付失败',
  SUCCESS: '支付成功',
  CLOSED: '订单已关闭',
  REVOKED: '已撤销',
  REFUND: '转入退款',
};
export const unpaidStates = ['NOTPAY', 'USERPAYING', 'PAYERROR', 'CLOSED', 'REVOKED'] as const;

const isOver = ({ state }: Transaction) => state === 'CLOSED' || state === 'REVOKED';

/** An order that nobody paid closes by itself, a week after it was made or at its end, whichever is later. */
function closeOverdue(world: World, { outTradeNo, state, createdAt, expireAt }: Transaction): void {
  const isOpen = state === 'NOTPAY' || state === 'PAYERROR';
  if (isOpen && world.clock.now() >= Math.max(createdAt + 7 * dayMs, expireAt))
    record(world, { is: 'closed', outTradeNo });
}

/** The transaction as queries answer it and callbacks carry it. */
function describe(transaction: Transaction): Record<string, unknown> {
  const { state, paidFen, couponFen = 0, currency, totalFen, paidAt } = transaction;
  const base = {
    appid: transaction.appid,
    mchid: transaction.mchid,
    out_trade_no: transaction.outTradeNo,
    trade_state: state,
    trade_state_desc: stateNames[state],
    attach: transaction.attach,
    promotion_detail: [],
  };
  if (paidAt === undefined)
    return { ...base, amount: { total: totalFen, currency, payer_currency: currency } };
  return {
    ...base,
    transaction_id: transaction.transactionId,
    trade_type: transaction.tradeType,
    bank_type: 'OTHERS',
    success_time: beijingTime(paidAt),
    payer: { openid: transaction.openid },
    amount: { total: paidFen, payer_total: paidFen - couponFen, currency, payer_currency: currency },
    promotion_detail: couponFen > 0 ? [couponOf(transaction)] : [],
  };
}

export type Paying = {
  openid?: string;
  /** Faults: another amount or currency than asked for, or paying what is closed or over its time. */
  amountFen?: number;
  currency?: string;
  /** How much of it WeChat pays by a coupon. */
  couponFen?: number;
  evenIfClosed?: boolean;
};
export type PayRefusal = 'ORDER_NOT_EXIST' | 'ORDERPAID' | 'ORDER_CLOSED' | 'ORDER_EXPIRED';

/** Why this cannot be paid on the phone, or undefined where it can. */
export function payRefusal(world: World, transaction: Transaction | undefined): PayRefusal | undefined {
  if (!transaction) return 'ORDER_NOT_EXIST';
  if (transaction.paidAt !== undefined) return 'ORDERPAID';
  closeOverdue(world, transaction);
  if (isOver(transaction)) return 'ORDER_CLOSED';
  return transaction.expireAt <= world.clock.now() ? 'ORDER_EXPIRED' : undefined;
}

/** As the phone does it: the payment and its notification are one fact. Call `payRefusal` first. */
export function pay(world: World, transaction: Transaction, paying: Paying): void {
  const paid = {
    is: 'paid' as const,
    outTradeNo: transaction.outTradeNo,
    transactionId: `4200${digits(24)}`,
    openid:
      paying.openid ?? transaction.payerOpenid ?? `o${randomBytes(20).toString('base64url').slice(0, 27)}`,
    fen: paying.amountFen ?? transaction.totalFen,
    currency: paying.currency ?? transaction.currency,
    couponFen: paying.couponFen ?? 0,
    feeFen: Math.round(
      ((paying.amountFen ?? transaction.totalFen) * world.books.settings.feePermille) / 1000,
    ),
    at: world.clock.now(),
  };
  const after: Transaction = {
    ...transaction,
    state: 'SUCCESS',
    transactionId: paid.transactionId,
    openid: paid.openid,
    paidFen: paid.fen,
    couponFen: paid.couponFen,
    currency: paid.currency,
    paidAt: paid.at,
  };
  record(world, paid, { is: 'noticed', notice: transactionNotice(after, describe(after), paid.at) });
}
