/**
 * The port to whoever moves the money. `adapters/wechat-pay` implements it, wiring hands it in.
 * Amounts are integer fen, times UTC dates, numbers (`outTradeNo`, `outRefundNo`) our own.
 */
export type PayWay = 'native' | 'h5' | InsideWay;
/** Where WeChat knows who pays: in its own browser by the official account, or in the mini-program. */
export type InsideWay = 'jsapi' | 'mini';

export interface PrepayRequest {
  way: PayWay;
  /** 6-32 characters of 0-9 A-Z a-z _ - | * */
  outTradeNo: string;
  /** At most 127 characters. */
  description: string;
  totalFen: number;
  expiresAt: Date;
  clientIp: string;
  /** Who alone can pay it; with `jsapi` and `mini`, and no other way. */
  payerOpenid?: string;
}

export type Prepaid = { codeUrl: string } | { h5Url: string } | { prepayId: string };

/** What a page inside WeChat hands to its bridge, or a mini-program to `wx.requestPayment`. */
export interface BridgeCall {
  appId: string;
  /** Seconds. */
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

export interface ProviderPayment {
  state: 'paid' | 'open' | 'closed' | 'missing' | 'refunded';
  outTradeNo: string;
  appid: string;
  mchid: string;
  transactionId?: string;
  totalFen?: number;
  currency?: string;
  payerOpenid?: string;
  paidAt?: Date;
}

export interface RefundRequest {
  outRefundNo: string;
  outTradeNo: string;
  refundFen: number;
  totalFen: number;
  /** What was paid in, nearly always CNY. */
  currency: string;
  /** At most 80 characters. */
  reason: string;
}

export interface ProviderRefund {
  state: 'processing' | 'refunded' | 'closed' | 'abnormal';
  outRefundNo: string;
  outTradeNo: string;
  refundFen: number;
  totalFen: number;
  refundId: string;
  refundedAt?: Date;
}

export type ProviderNotification =
  | { id: string; kind: 'payment'; payment: ProviderPayment }
  | { id: string; kind: 'refund'; refund: ProviderRefund }
  | { id: string; kind: 'other' };

export type NotificationHeaders = Record<string, string | undefined>;

export interface PaymentProvider {
  /** What our payments are made with; money that names another one is mismatched. */
  readonly appid: string;
  /** What those of the mini-program are made with, where there is one. */
  readonly miniAppid?: string | undefined;
  /** Idempotent per outTradeNo: an unknown answer is asked again with the same number. */
  prepay(request: PrepayRequest): Promise<Prepaid>;
  /** Signs what opens WeChat's own payment for this prepay; asks nobody. */
  bridge(prepayId: string, way: PayWay): BridgeCall;
  query(outTradeNo: string): Promise<ProviderPayment>;
  close(outTradeNo: string): Promise<'closed' | 'paid'>;
  /** Idempotent per outRefundNo. */
  refund(request: RefundRequest): Promise<ProviderRefund>;
  queryRefund(outRefundNo: string): Promise<ProviderRefund | 'missing'>;
  /** Verifies over the raw bytes and decrypts; throws `notification_forged` on anything wrong. */
  readNotification(headers: NotificationHeaders, rawBody: Buffer): Promise<ProviderNotification>;
}

/** Nothing is known: time-out, network, 5xx, an answer that is not the provider's. Ask again, same number. */
export class ProviderUnknown extends Error {
  override readonly name = 'ProviderUnknown';
}

/**
 * The provider said no, for certain. `code` is the provider's own word, `status` its HTTP status. `passes`: the
 * same question may be granted another time, without anything new in it (a balance too low, a key not set yet).
 */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';
  readonly code: string;
  readonly status: number;
  readonly passes: boolean;

  constructor(code: string, status: number, message: string, passes = false) {
    super(`${code}: ${message}`);
    this.code = code;
    this.status = status;
    this.passes = passes;
  }
}

export { notificationForged } from './payment.errors.ts';
