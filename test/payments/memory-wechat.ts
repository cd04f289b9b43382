import {
  type PaymentProvider,
  type ProviderNotification,
  type ProviderPayment,
  type ProviderRefund,
  ProviderRefused,
  ProviderUnknown,
} from '../../src/features/payments/payment.provider.ts';

interface Order {
  totalFen: number;
  state: 'open' | 'paid' | 'closed';
  transactionId?: string;
  paidFen?: number;
}

/** How the next calls end: as they should, unknown before anything happened, or unknown after it did. */
export type Ending = 'well' | 'unknown_before' | 'unknown_after';

/** A WeChat in memory that is as unreliable as a test wants, with books of its own. */
export class MemoryWechat implements PaymentProvider {
  readonly appid = 'wx_ours';
  readonly orders = new Map<string, Order>();
  readonly refunds = new Map<string, ProviderRefund>();
  /** How new refunds begin. */
  refundsBegin: ProviderRefund['state'] = 'processing';
  endings: Ending[] = [];
  #transactions = 0;

  takenFen(): number {
    return [...this.orders.values()].reduce((sum, order) => sum + (order.paidFen ?? 0), 0);
  }
  refundedFen(): number {
    return this.#refundedOf(() => true);
  }
  refundedOfFen(outTradeNo: string): number {
    return this.#refundedOf((refund) => refund.outTradeNo === outTradeNo);
  }

  /** The phone pays; `evenIfClosed` makes late money. Answers whether it could. */
  pay(outTradeNo: string, fen: number, evenIfClosed = false): boolean {
    const order = this.orders.get(outTradeNo);
    if (!order || order.state === 'paid' || (order.state === 'closed' && !evenIfClosed)) return false;
    this.#transactions += 1;
    Object.assign(order, {
      state: 'paid',
      paidFen: fen,
      transactionId: `${outTradeNo}_${this.#transactions}`,
    });
    return true;
  }

  /** Lets every refund that is under way end so. */
  finish(state: 'refunded' | 'closed' | 'abnormal'): void {
    for (const refund of this.refunds.values()) {
      if (refund.state === 'processing' || (refund.state === 'abnormal' && state === 'refunded'))
        refund.state = state;
    }
  }

  seen(outTradeNo: string): ProviderPayment {
    const order = this.orders.get(outTradeNo);
    const named = { outTradeNo, appid: this.appid, mchid: 'm' };
    if (!order) return { ...named, state: 'missing' };
    if (order.state !== 'paid' || !order.transactionId || order.paidFen === undefined) {
      return { ...named, state: order.state === 'closed' ? 'closed' : 'open' };
    }
    const { transactionId, paidFen: totalFen } = order;
    return { ...named, state: 'paid', transactionId, totalFen, currency: 'CNY', paidAt: new Date() };
  }

  prepay(request: { outTradeNo: string; totalFen: number }) {
    return this.#end(() => {
      const standing = this.orders.get(request.outTradeNo);
      if (standing && standing.state !== 'open') throw new ProviderRefused('ORDERPAID', 400, 'not open');
      if (!standing) this.orders.set(request.outTradeNo, { totalFen: request.totalFen, state: 'open' });
      return { codeUrl: `weixin://wxpay/bizpayurl?pr=${request.outTradeNo}` };
    });
  }
  bridge(prepayId: string) {
    return {
      ...{ appId: this.appid, timeStamp: '0', nonceStr: 'n', package: `prepay_id=${prepayId}` },
      signType: 'RSA' as const,
      paySign: '',
    };
  }
  query(outTradeNo: string) {
    return this.#end(() => this.seen(outTradeNo));
  }
  close(outTradeNo: string) {
    return this.#end(() => {
      const order = this.orders.get(outTradeNo);
      if (order?.state === 'paid') return 'paid' as const;
      if (order) order.state = 'closed';
      return 'closed' as const;
    });
  }
  refund(request: { outRefundNo: string; outTradeNo: string; refundFen: number; totalFen: number }) {
    return this.#end(() => {
      const standing = this.refunds.get(request.outRefundNo);
      if (standing) return { ...standing };
      const { paidFen = 0 } = this.orders.get(request.outTradeNo) ?? {};
      const bound = [...this.refunds.values()]
        .filter((each) => each.outTradeNo === request.outTradeNo && each.state !== 'closed')
        .reduce((sum, each) => sum + each.refundFen, 0);
      if (bound + request.refundFen > paidFen)
        throw new ProviderRefused('INVALID_REQUEST', 400, 'more than was paid');
      const { outRefundNo, outTradeNo, refundFen, totalFen } = request;
      const made = {
        outRefundNo,
        outTradeNo,
        refundFen,
        totalFen,
        refundId: `W${outRefundNo}`,
        state: this.refundsBegin,
      };
      this.refunds.set(outRefundNo, made);
      return { ...made };
    });
  }
  queryRefund(outRefundNo: string) {
    return this.#end(() => {
      const refund = this.refunds.get(outRefundNo);
      return refund ? { ...refund } : ('missing' as const);
    });
  }
  /** A notification here is only the number it is about; WeChat's signatures have tests of their own. */
  async readNotification(_headers: unknown, rawBody: Buffer): Promise<ProviderNotification> {
    const number = rawBody.toString();
    const refund = this.refunds.get(number);
    if (refund) return { id: number, kind: 'refund', refund: { ...refund } };
    return { id: number, kind: 'payment', payment: this.seen(number) };
  }

  #refundedOf(isMeant: (refund: ProviderRefund) => boolean): number {
    return [...this.refunds.values()]
      .filter((refund) => refund.state === 'refunded' && isMeant(refund))
      .reduce((sum, refund) => sum + refund.refundFen, 0);
  }

  async #end<T>(effect: () => T): Promise<T> {
    const ending = this.endings.shift() ?? 'well';
    if (ending === 'unknown_before') throw new ProviderUnknown('before');
    const answer = effect();
    await new Promise((done) => setImmediate(done));
    if (ending === 'unknown_after') throw new ProviderUnknown('after');
    return answer;
  }
}
