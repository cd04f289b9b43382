/**
 * Money to a person: ACCEPTED → PROCESSING → WAIT_USER_CONFIRM → TRANSFERING → SUCCESS | FAIL, and on the merchant's word
 * CANCELING → CANCELLED. The same number is the same bill; whoever does not confirm within a day gets nothing.
 */
import { constants, createPrivateKey, privateDecrypt, randomBytes } from 'node:crypto';
import { beijingTime } from '../base/clock.ts';
import type { IncomingRequest } from '../base/web.ts';
import type { Books, Transfer, TransferState } from './books.ts';
import { paramError, WechatFailure } from './failure.ts';
import { checkNotifyUrl, parseBody, type Reading, reading } from './field.ts';
import { digits } from './merchant.ts';
import { transferNotice } from './notice.ts';
import { consoleFen, feesFen, heldFen } from './sums.ts';
import { isBound, sorted } from './transaction.ts';
import { record, type World } from './world.ts';

const billFields = [
  ...['appid', 'out_bill_no', 'transfer_scene_id', 'openid', 'user_name', 'transfer_amount'],
  ...['transfer_remark', 'notify_url', 'user_recv_perception', 'transfer_scene_report_infos'],
];
const outBillNoRule = { max: 32, pattern: /^[0-9A-Za-z]+$/ };
const openidRule = { max: 64, pattern: /^o[\w-]{10,63}$/ };
/** From here on the receiver's name must be said, encrypted. */
const namedFromFen = 200_000;
const leastFen = 10;
const mostFen = 20_000_000;
const confirmWithinMs = 86_400_000;
const moveDelayMs = 300;
/** What each scene wants to be told. */
const scenes: Readonly<Record<string, readonly string[]>> = {
  '1005': ['岗位类型', '报酬说明'],
  '1010': ['回收商品名称'],
};
const finals: readonly TransferState[] = ['SUCCESS', 'FAIL', 'CANCELLED'];
const isEnded = ({ state }: Transfer): boolean => finals.includes(state);

export function askTransfer(world: World, incoming: IncomingRequest): Record<string, unknown> {
  const body = parseBody(incoming.body);
  const { transfer_scene_report_infos: infos, ...plain } = body;
  const wanted = readBill(world, reading(plain, billFields), incoming);
  checkReport(wanted.sceneId, infos);
  // the name is encrypted anew each time
  const { user_name: _name, ...same } = body;
  const digest = JSON.stringify(sorted(same));
  const known = world.books.transfers.get(wanted.outBillNo);
  if (known && known.digest !== digest)
    throw new WechatFailure('INVALID_REQUEST', '商户单号重复，参数与首次申请不一致');
  if (known) return describeAsked(known);
  const transfer = newTransfer(world, { ...wanted, digest });
  record(world, { is: 'transferAsked', transfer });
  return describeAsked(transfer);
}

type Wanted = Pick<
  Transfer,
  'outBillNo' | 'appid' | 'openid' | 'fen' | 'remark' | 'sceneId' | 'notifyUrl' | 'userName'
>;

function readBill(world: World, fields: Reading, incoming: IncomingRequest): Wanted {
  const appid = fields.text('appid', { max: 32 });
  if (!isBound(world, appid)) throw new WechatFailure('APPID_MCHID_NOT_MATCH', '商户号和appid没有绑定关系');
  const sceneId = fields.text('transfer_scene_id', { max: 36 });
  if (!scenes[sceneId]) throw new WechatFailure('NO_AUTH', '商户未开通该转账场景');
  fields.optionalText('user_recv_perception', { max: 64 });
  const fen = fields.integer('transfer_amount', { min: leastFen, max: mostFen });
  const userName = openedName(world, fields, incoming);
  if (fen >= namedFromFen && userName === undefined)
    throw paramError('/user_name', 'is missing from 2000.00 yuan on');
  return {
    outBillNo: fields.text('out_bill_no', outBillNoRule),
    ...{ appid, sceneId, fen },
    openid: fields.text('openid', openidRule),
    remark: fields.text('transfer_remark', { max: 32 }),
    notifyUrl: checkNotifyUrl(fields.text('notify_url', { max: 256 })),
    ...(userName === undefined ? {} : { userName }),
  };
}

/** RSA-OAEP for the key that the request names; clear text is refused. */
function openedName(world: World, fields: Reading, incoming: IncomingRequest): string | undefined {
  const sealed = fields.optionalText('user_name', { max: 1024 });
  if (sealed === undefined) return undefined;
  const serial = String(incoming.headers['wechatpay-serial'] ?? '');
  const key = world.merchant.signing.get(serial)?.privateKey;
  if (!key) throw paramError('Wechatpay-Serial', 'names no key to decrypt with', 'header', serial);
  try {
    const pem = createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' }));
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return privateDecrypt({ key: pem, padding, oaepHash: 'sha1' }, Buffer.from(sealed, 'base64')).toString();
  } catch {
    throw paramError('/user_name', 'is not encrypted for the named key');
  }
}

function checkReport(sceneId: string, infos: unknown): void {
  const at = '/transfer_scene_report_infos';
  const wanted = scenes[sceneId] ?? [];
  if (!Array.isArray(infos) || infos.length !== wanted.length)
    throw paramError(at, `has not ${wanted.length} items`, 'body', infos);
  const types = infos.map((info: unknown) => {
    if (typeof info !== 'object' || info === null) throw paramError(at, 'has an item that is no object');
    const item = reading(info as Record<string, unknown>, ['info_type', 'info_content'], at);
    item.text('info_content', { max: 32 });
    return item.text('info_type', { max: 15 });
  });
  if (wanted.some((type) => !types.includes(type)))
    throw paramError(at, `needs ${wanted.join(', ')}`, 'body', types);
}

/** What the merchant can pay out of: all it took, less what went back and what is out or on its way out. */
function balanceFen(books: Books): number {
  const taken = [...books.transactions.values()].reduce((sum, { paidFen }) => sum + paidFen, 0);
  const returned = [...books.refunds.values()].reduce(
    (sum, { fen, status }) => sum + (status === 'CLOSED' ? 0 : fen),
    0,
  );
  return taken - returned - feesFen(books) + consoleFen(books) - heldFen(books.transfers.values());
}

function newTransfer(world: World, wanted: Wanted & { digest: string }): Transfer {
  const { outBillNo, notifyUrl, fen } = wanted;
  const taken = world.faults.take('transfer', { outTradeNo: outBillNo, notifyUrl });
  const faults = taken.map(({ fault }) => fault);
  if (faults.includes('NOT_ENOUGH') || balanceFen(world.books) < fen)
    throw new WechatFailure('NOT_ENOUGH', '资金不足，请充值后用原单号重新发起');
  const now = world.clock.now();
  const state = faults.includes('ACCEPTED')
    ? 'ACCEPTED'
    : faults.includes('PROCESSING')
      ? 'PROCESSING'
      : 'WAIT_USER_CONFIRM';
  return {
    ...wanted,
    mchid: world.merchant.keys.mchid,
    billNo: `13300${digits(25)}`,
    packageInfo: randomBytes(48).toString('base64url'),
    state,
    willFail: faults.includes('FAIL'),
    createdAt: now,
    changedAt: now,
    next: { at: now + confirmWithinMs, state: 'FAIL', reason: 'OVERDUE_CLOSE' },
  };
}

export function queryTransfer(world: World, incoming: IncomingRequest): Record<string, unknown> {
  const transfer = knownTransfer(world, incoming);
  return {
    mch_id: transfer.mchid,
    appid: transfer.appid,
    ...describeEnd(transfer),
    transfer_remark: transfer.remark,
  };
}

/** Allowed until the person has confirmed; asked for twice it is the same answer. */
export function cancelTransfer(world: World, incoming: IncomingRequest): Record<string, unknown> {
  if (incoming.body.length > 0 && incoming.body.toString() !== '{}')
    throw paramError('', 'this call has no body');
  const transfer = knownTransfer(world, incoming);
  const isOver = transfer.state === 'CANCELING' || transfer.state === 'CANCELLED';
  if (!isOver) {
    if (transfer.state === 'TRANSFERING' || isEnded(transfer))
      throw new WechatFailure('INVALID_REQUEST', '当前单据状态不支持撤销');
    move(world, transfer, 'CANCELING', { state: 'CANCELLED', afterMs: moveDelayMs });
  }
  const { outBillNo, billNo, state, changedAt } = transfer;
  return { out_bill_no: outBillNo, transfer_bill_no: billNo, state, update_time: beijingTime(changedAt) };
}

function knownTransfer(world: World, incoming: IncomingRequest): Transfer {
  const found = world.books.transfers.get(incoming.params.n ?? '');
  if (!found) throw new WechatFailure('NOT_FOUND', '记录不存在');
  return found;
}

/** The person takes the money; false where there is nothing to take. */
export function confirmTransfer(world: World, transfer: Transfer): boolean {
  if (transfer.state !== 'WAIT_USER_CONFIRM') return false;
  const end = transfer.willFail
    ? { state: 'FAIL' as const, reason: 'REALNAME_CHECK_FAIL' }
    : { state: 'SUCCESS' as const };
  move(world, transfer, 'TRANSFERING', { ...end, afterMs: moveDelayMs });
  return true;
}

/** WeChat has looked at it: from here on the person can take it. */
export function offerTransfer(world: World, transfer: Transfer): boolean {
  if (transfer.state !== 'ACCEPTED' && transfer.state !== 'PROCESSING') return false;
  record(world, {
    is: 'transferMoved',
    outBillNo: transfer.outBillNo,
    state: 'WAIT_USER_CONFIRM',
    at: world.clock.now(),
    ...(transfer.next ? { next: transfer.next } : {}),
  });
  return true;
}

function move(
  world: World,
  { outBillNo }: Transfer,
  state: TransferState,
  next: { state: TransferState; reason?: string; afterMs: number },
): void {
  const at = world.clock.now();
  const { afterMs, ...then } = next;
  record(world, { is: 'transferMoved', outBillNo, state, at, next: { ...then, at: at + afterMs } });
}

/** The end and its notification are one fact. */
export function endTransfer(world: World, transfer: Transfer): void {
  const { next, outBillNo } = transfer;
  if (!next) return;
  const at = world.clock.now();
  const reason = next.reason === undefined ? {} : { failReason: next.reason };
  const ended = { ...transfer, state: next.state, changedAt: at, ...reason };
  const notice = transferNotice(ended, { mch_id: transfer.mchid, ...describeEnd(ended) }, at);
  record(
    world,
    { is: 'transferMoved', outBillNo, state: next.state, at, ...reason },
    { is: 'noticed', notice },
  );
}

function describeAsked(transfer: Transfer): Record<string, unknown> {
  return {
    out_bill_no: transfer.outBillNo,
    transfer_bill_no: transfer.billNo,
    create_time: beijingTime(transfer.createdAt),
    state: transfer.state,
    ...(transfer.state === 'WAIT_USER_CONFIRM' ? { package_info: transfer.packageInfo } : {}),
  };
}

function describeEnd(transfer: Transfer): Record<string, unknown> {
  return {
    out_bill_no: transfer.outBillNo,
    transfer_bill_no: transfer.billNo,
    state: transfer.state,
    transfer_amount: transfer.fen,
    openid: transfer.openid,
    ...(transfer.failReason === undefined ? {} : { fail_reason: transfer.failReason }),
    create_time: beijingTime(transfer.createdAt),
    update_time: beijingTime(transfer.changedAt),
  };
}
