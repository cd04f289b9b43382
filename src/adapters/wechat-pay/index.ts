import { createPublicKey } from 'node:crypto';
import type Pay from 'wechatpay-node-v3';
import {
  type PaymentProvider,
  type PayWay,
  type PrepayRequest,
  ProviderRefused,
  ProviderUnknown,
  type RefundRequest,
} from '../../features/payments/payment.provider.ts';
import { after, hour } from '../../kernel/clock.ts';
import { isRefusal, readPayment, readRefund, understood } from './answer.ts';
import { bridgeCall } from './bridge.ts';
import type { Now, WechatPayConfig } from './config.ts';
import { connectWechat } from './connect.ts';
import { asObject, fieldText } from './field.ts';
import type { WechatHttp } from './http.service.ts';
import { readNotification } from './notification.ts';

export { makeWechatBills } from './bill.ts';
export type { WechatPayConfig } from './config.ts';
export { makeWechatTransfers } from './transfer.ts';

const TRADE_NO = /^[0-9A-Za-z_\-|*]{6,32}$/;
const REFUND_NO = /^[0-9A-Za-z_\-|*@]{1,64}$/;

/**
 * WeChat Pay v3 behind the port. The library builds and signs the calls; everything it leaves open is closed
 * here: decryption, verification of answers and notifications, time-outs, errors.
 * @param now real time in milliseconds
 */
export function makeWechatPay(config: WechatPayConfig, now: Now = Date.now): PaymentProvider {
  const { http, trust } = connectWechat(config, now);
  const library = lazily(() => openLibrary(config, http));

  return {
    appid: config.appid,
    miniAppid: config.miniAppid,
    async prepay(request) {
      checkNumber(TRADE_NO, request.outTradeNo);
      return prepay(config, await library(), request);
    },
    bridge: (prepayId, way) => bridgeCall(config, { appid: appidOf(config, way), prepayId }, now()),
    async query(outTradeNo) {
      checkNumber(TRADE_NO, outTradeNo);
      return query(config, await library(), outTradeNo);
    },
    async close(outTradeNo) {
      checkNumber(TRADE_NO, outTradeNo);
      return close(await library(), outTradeNo);
    },
    async refund(request) {
      checkNumber(REFUND_NO, request.outRefundNo);
      return refund(config, await library(), request);
    },
    async queryRefund(outRefundNo) {
      checkNumber(REFUND_NO, outRefundNo);
      return queryRefund(await library(), outRefundNo);
    },
    readNotification: (headers, rawBody) => readNotification(config, { headers, rawBody }, trust.keyOf, now),
  };
}

/** Loaded at the first call: the library brings an HTTP client of its own that is slow to load and never used. */
async function openLibrary(config: WechatPayConfig, http: WechatHttp): Promise<Pay> {
  const { default: Library } = await import('wechatpay-node-v3');
  const pay = new Library({
    appid: config.appid,
    mchid: config.mchid,
    // Derived by the library it would be lower-case.
    serial_no: config.merchantSerial.toUpperCase(),
    privateKey: Buffer.from(config.merchantPrivateKeyPem),
    publicKey: Buffer.from(
      createPublicKey(config.merchantPrivateKeyPem).export({ type: 'spki', format: 'pem' }) as string,
    ),
    userAgent: 'daren-chaoshi',
  });
  pay.createHttp(http);
  return pay;
}

function lazily<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}

async function prepay(config: WechatPayConfig, pay: Pay, request: PrepayRequest) {
  const common = {
    description: request.description.slice(0, 127),
    out_trade_no: request.outTradeNo,
    time_expire: beijingTime(request.expiresAt),
    notify_url: config.notifyUrl,
    amount: { total: request.totalFen, currency: 'CNY' },
  };
  if (request.way === 'native') {
    const { data } = await pay.transactions_native(common);
    return { codeUrl: understood(() => fieldText(asObject(data), 'code_url')) };
  }
  if (request.way === 'jsapi' || request.way === 'mini') {
    const payer = { openid: request.payerOpenid ?? '' };
    const appid = appidOf(config, request.way);
    // the library answers with what a page needs, signed at this moment: a page that is opened later signs anew
    const { data } = await pay.transactions_jsapi({ ...common, appid, payer });
    return { prepayId: understood(() => prepayIdOf(fieldText(asObject(data), 'package'))) };
  }
  const h5_info = { type: 'Wap', app_name: '达人超市' };
  const { data } = await pay.transactions_h5({
    ...common,
    scene_info: { payer_client_ip: request.clientIp, h5_info },
  });
  return { h5Url: understood(() => fieldText(asObject(data), 'h5_url')) };
}

async function query(config: WechatPayConfig, pay: Pay, outTradeNo: string) {
  try {
    const { data } = await pay.query({ out_trade_no: outTradeNo });
    const payment = understood(() => readPayment(data));
    // A signed answer to another question must not pass for this one.
    if (payment.outTradeNo !== outTradeNo) throw new ProviderUnknown('answer about another payment');
    if (payment.mchid !== config.mchid) throw new ProviderUnknown('answer about another merchant');
    return payment;
  } catch (failure) {
    if (!isRefusal(failure, 404, 'ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS')) throw failure;
    return { state: 'missing' as const, outTradeNo, appid: config.appid, mchid: config.mchid };
  }
}

async function close(pay: Pay, outTradeNo: string) {
  try {
    await pay.close(outTradeNo);
    return 'closed';
  } catch (failure) {
    if (isRefusal(failure, 400, 'ORDERPAID', 'ORDER_PAID')) return 'paid';
    if (isRefusal(failure, 400, 'ORDER_CLOSED', 'ORDERCLOSED')) return 'closed';
    throw failure;
  }
}

async function refund(config: WechatPayConfig, pay: Pay, request: RefundRequest) {
  const { data } = await pay.refunds({
    out_trade_no: request.outTradeNo,
    out_refund_no: request.outRefundNo,
    reason: request.reason.slice(0, 80),
    notify_url: config.notifyUrl,
    amount: { refund: request.refundFen, total: request.totalFen, currency: request.currency },
  });
  const answer = understood(() => readRefund(data, 'status'));
  const same =
    answer.outRefundNo === request.outRefundNo &&
    answer.outTradeNo === request.outTradeNo &&
    answer.refundFen === request.refundFen;
  if (!same) throw new ProviderUnknown('answer about another refund');
  return answer;
}

async function queryRefund(pay: Pay, outRefundNo: string) {
  try {
    const { data } = await pay.find_refunds(outRefundNo);
    const answer = understood(() => readRefund(data, 'status'));
    if (answer.outRefundNo !== outRefundNo) throw new ProviderUnknown('answer about another refund');
    return answer;
  } catch (failure) {
    if (isRefusal(failure, 404, 'RESOURCE_NOT_EXISTS')) return 'missing' as const;
    throw failure;
  }
}

/** The payer's openid is of this one. */
function appidOf({ appid, miniAppid }: WechatPayConfig, way: PayWay): string {
  if (way !== 'mini') return appid;
  if (miniAppid === undefined) throw new ProviderRefused('NO_MINI_PROGRAM', 0, 'none is set');
  return miniAppid;
}

function checkNumber(shape: RegExp, number: string): void {
  if (!shape.test(number)) throw new Error('a number WeChat would not take');
}

function prepayIdOf(named: string): string {
  const [, id] = /^prepay_id=(\w{1,128})$/.exec(named) ?? [];
  if (id === undefined) throw new Error('no prepay');
  return id;
}

/** `2026-11-24T00:19:18+08:00`: whole seconds on the clock of Asia/Shanghai. */
function beijingTime(at: Date): string {
  return after(at, 8 * hour)
    .toISOString()
    .replace(/\.\d{3}Z$/, '+08:00');
}
