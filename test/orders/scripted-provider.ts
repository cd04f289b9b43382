import type {
  PaymentProvider,
  Prepaid,
  PrepayRequest,
  ProviderNotification,
  ProviderPayment,
  ProviderRefund,
  RefundRequest,
} from '../../src/features/payments/payment.provider.ts';
import { ProviderUnknown } from '../../src/features/payments/payment.provider.ts';

interface Account {
  request: PrepayRequest;
  state: 'open' | 'paid' | 'closed';
  transactionId: string;
  paidAt: Date | undefined;
  givenBackFen: number;
}

/** A provider in memory: keeps books, is paid by hand, and can be made to know nothing for a while. */
export class ScriptedProvider implements PaymentProvider {
  readonly appid = 'wx_test';
  readonly accounts = new Map<string, Account>();
  readonly refunds = new Map<string, ProviderRefund>();
  /** While set every question ends unknown. */
  away = false;

  async prepay(request: PrepayRequest): Promise<Prepaid> {
    this.#mayBeAway();
    const fresh = { request, state: 'open', transactionId: '', paidAt: undefined, givenBackFen: 0 } as const;
    if (!this.accounts.has(request.outTradeNo)) this.accounts.set(request.outTradeNo, { ...fresh });
    const url = `weixin://${request.outTradeNo}`;
    return request.way === 'native' ? { codeUrl: url } : { h5Url: url };
  }

  /** The person pays on the phone; nobody is told. Answers whether it was still possible. */
  pay(outTradeNo: string): boolean {
    const account = this.accounts.get(outTradeNo);
    if (account?.state !== 'open') return false;
    account.state = 'paid';
    account.transactionId = `tx_${outTradeNo}`;
    account.paidAt = new Date();
    return true;
  }

  bridge(prepayId: string) {
    return {
      ...{ appId: this.appid, timeStamp: '0', nonceStr: 'n', package: `prepay_id=${prepayId}` },
      signType: 'RSA' as const,
      paySign: '',
    };
  }
  async query(outTradeNo: string): Promise<ProviderPayment> {
    this.#mayBeAway();
    const account = this.accounts.get(outTradeNo);
    const base = { outTradeNo, appid: this.appid, mchid: 'mch_test' };
    if (!account) return { ...base, state: 'missing' };
    if (account.state !== 'paid') return { ...base, state: account.state };
    const { transactionId, paidAt = new Date() } = account;
    const totalFen = account.request.totalFen;
    return { ...base, state: 'paid', transactionId, totalFen, currency: 'CNY', paidAt };
  }

  async close(outTradeNo: string): Promise<'closed' | 'paid'> {
    this.#mayBeAway();
    const account = this.accounts.get(outTradeNo);
    if (account?.state === 'paid') return 'paid';
    if (account) account.state = 'closed';
    return 'closed';
  }

  async refund(request: RefundRequest): Promise<ProviderRefund> {
    this.#mayBeAway();
    const { outRefundNo, outTradeNo, refundFen, totalFen } = request;
    const standing = this.refunds.get(outRefundNo);
    if (standing) return standing;
    const account = this.accounts.get(outTradeNo);
    if (account?.state !== 'paid') throw new Error(`nothing was paid under ${outTradeNo}`);
    if (account.givenBackFen + refundFen > account.request.totalFen) throw new Error('more back than came');
    account.givenBackFen += refundFen;
    const made: ProviderRefund = {
      state: 'refunded',
      outRefundNo,
      outTradeNo,
      refundFen,
      totalFen,
      refundId: `rf_${outRefundNo}`,
      refundedAt: new Date(),
    };
    this.refunds.set(outRefundNo, made);
    return made;
  }

  async queryRefund(outRefundNo: string): Promise<ProviderRefund | 'missing'> {
    this.#mayBeAway();
    return this.refunds.get(outRefundNo) ?? 'missing';
  }

  readNotification(): Promise<ProviderNotification> {
    return Promise.reject(new Error('this provider sends nothing'));
  }

  #mayBeAway(): void {
    if (this.away) throw new ProviderUnknown('the provider is away');
  }
}
