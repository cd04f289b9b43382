import { paymentSentences } from '../../copy/zh-CN.ts';
import type { Actor } from '../../kernel/actor.ts';
import { before, type Clock, second } from '../../kernel/clock.ts';
import { invalid, isAppError, keyReused } from '../../kernel/errors.ts';
import { idOf } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { isFen } from '../../kernel/money.ts';
import type { EventRow } from '../../kernel/process.ts';
import type { BeforeAnswer, Runner } from '../../kernel/runner.ts';
import type { Raise } from './alarm.ts';
import { refundRelations } from './payment.access.ts';
import { refundExceeds, refundTooMany, refundUnpaid } from './payment.errors.ts';
import type { PaymentTypes } from './payment.process.ts';
import {
  type PaymentProvider,
  type ProviderRefund,
  ProviderRefused,
  ProviderUnknown,
} from './payment.provider.ts';
import type { PaymentStore, RefundStore } from './payment.store.ts';
import { type Payment, type PaymentSubject, type RefundShare, receivedStates } from './payment.ts';
import type { RefundStep, RefundTypes } from './refund.process.ts';
import { nextRefundAsk, nextSend, type Refund } from './refund.ts';

export interface RefundServiceDeps {
  payments: PaymentStore;
  store: RefundStore;
  runner: Runner<RefundTypes>;
  provider: PaymentProvider;
  clock: Clock;
  log: Log;
  raise: Raise;
}

export interface RefundInput {
  paymentId: string;
  /** At least 1. */
  amountFen: number;
  reason: string;
  /** The same key of the same payment is the same refund. */
  key: string;
}

const mostRefunds = 50;
const asksAtOnce = 20;
const shareGrace = 5 * second;

const stepOf = {
  refunded: 'complete',
  closed: 'close',
  abnormal: 'stall',
  processing: null,
} as const satisfies Record<ProviderRefund['state'], RefundStep | null>;

/** Money on its way back: set aside on the payment first, asked for second, followed until it has arrived. */
export class RefundService {
  readonly #payments: PaymentStore;
  readonly #store: RefundStore;
  readonly #runner: Runner<RefundTypes>;
  readonly #provider: PaymentProvider;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #raise: Raise;

  constructor(deps: RefundServiceDeps) {
    this.#payments = deps.payments;
    this.#store = deps.store;
    this.#runner = deps.runner;
    this.#provider = deps.provider;
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#raise = deps.raise;
    this.#runner.before('ask_provider', (refund) => this.#askProvider(refund));
    this.#runner.before('ask_whether_done', (refund) => this.#askWhetherDone(refund));
    this.#runner.on(['ask', 'renew', 'retry'], 'money', 'payments: sends the refund', (refund) =>
      this.#send(refund),
    );
    this.#runner.on('stall', 'documents', 'payments: raises an alarm', (refund) =>
      this.#alarm('refund_abnormal', refund, refund.outRefundNo),
    );
    this.#runner.on('remind', 'documents', 'payments: raises an alarm', (refund, row) =>
      this.#alarm('refund_slow', refund, `${refund._id}:${row.n}`),
    );
  }

  /**
   * Gives back a part of what came in. Idempotent per key; never more than came, however many ask at once:
   * one conditional write on the payment sets the share aside, the refund document follows.
   * @throws refund_exceeds, refund_unpaid, refund_too_many, idempotency_key_reused
   */
  async refund(request: RefundInput): Promise<Refund> {
    if (!isFen(request.amountFen) || request.amountFen === 0) throw invalid();
    const { payment, share } = await this.#reserve(
      await this.#payments.processStore.find(request.paymentId),
      request,
    );
    if (share.fen !== request.amountFen) throw keyReused();
    return this.#write(payment, share);
  }

  /** Money that came mismatched or late goes back whole, once. */
  async giveAllBack(
    { _id: paymentId }: Payment,
    { data }: EventRow<PaymentTypes, 'receive_mismatched' | 'receive_late'>,
  ): Promise<void> {
    if (data.mismatch === 'refunded_elsewhere' || data.paidFen === 0) return;
    const reason = paymentSentences.mismatchedRefund;
    await this.refund({ paymentId, amountFen: data.paidFen, reason, key: 'all' });
  }

  find(id: string): Promise<Refund> {
    return this.#store.processStore.find(id);
  }

  ofPayment(paymentId: string): Promise<Refund[]> {
    return this.#store.ofPayment(paymentId);
  }

  ofSubjects(kind: PaymentSubject['kind'], ids: readonly string[]): Promise<Refund[]> {
    return ids.length > 0 ? this.#store.ofSubjects(kind, ids) : Promise.resolve([]);
  }

  async retry(id: string, actor: Actor, key?: string): Promise<Refund> {
    const refund = await this.find(id);
    return this.#runner.takeAs(actor, refundRelations(actor, refund), refund, 'retry', { key });
  }

  async settleByHand(id: string, receipt: string, actor: Actor, key?: string): Promise<Refund> {
    const refund = await this.find(id);
    const options = { input: { receipt }, key };
    return this.#runner.takeAs(actor, refundRelations(actor, refund), refund, 'settle_by_hand', options);
  }

  /** Takes what the provider says about a refund: twice, late or reordered, it has one effect. */
  async receive(seen: ProviderRefund): Promise<void> {
    const refund = await this.#store.seekByNumber(seen.outRefundNo);
    const facts = { outRefundNo: seen.outRefundNo, refundFen: seen.refundFen, state: seen.state };
    if (!refund) return this.#raise('unknown_refund', seen.outRefundNo, facts);
    if (seen.refundFen !== refund.amountFen || seen.outTradeNo !== refund.outTradeNo) {
      return this.#raise('refund_differs', `${seen.outRefundNo}:${seen.refundFen}`, facts);
    }
    const isOldNumber = seen.outRefundNo !== refund.outRefundNo;
    if (seen.state === 'refunded' && (isOldNumber || refund.state === 'by_hand')) {
      return this.#raise('refund_differs', `${seen.outRefundNo}:twice`, facts);
    }
    const step = stepOf[seen.state];
    if (isOldNumber || !step) return;
    // Others may have taken it or made it impossible meanwhile; then nothing is left to do.
    await this.#runner.tryAdvance(refund, step, { kind: 'payment' });
  }

  /** Asks after every refund whose turn has come, until each is final. */
  async askDue(): Promise<number> {
    const due = await this.#store.dueToAsk(this.#clock.now(), asksAtOnce);
    await Promise.all(
      due.map((refund) => (refund.state === 'asked' ? this.#send(refund) : this.#ask(refund))),
    );
    return due.length;
  }

  /** Writes the refund documents that a crash left out after their shares were set aside. */
  async writeShares(): Promise<number> {
    const left = await this.#payments.withOpenShares(before(this.#clock.now(), shareGrace), asksAtOnce);
    for (const payment of left) {
      for (const share of payment.refunds) await this.#write(payment, share);
      await this.#payments.sharesWritten(payment);
    }
    return left.length;
  }

  async #reserve(payment: Payment, request: RefundInput): Promise<{ payment: Payment; share: RefundShare }> {
    const standing = shareOf(payment, request.key);
    if (standing) return { payment, share: standing };
    if (!receivedStates.includes(payment.state)) throw refundUnpaid();
    if (payment.refunds.length >= mostRefunds) throw refundTooMany();
    const refundId = idOf('rfd', payment._id, request.key);
    const share = { key: request.key, refundId, fen: request.amountFen, reason: request.reason };
    const reserved = await this.#payments.reserve(payment._id, share, this.#clock.now());
    if (reserved) return { payment: reserved, share };
    const latest = await this.#payments.processStore.find(payment._id);
    const other = shareOf(latest, request.key);
    if (!other) throw refundExceeds({ leftFen: latest.refundableFen });
    return { payment: latest, share: other };
  }

  #write(payment: Payment, share: RefundShare): Promise<Refund> {
    const { _id: paymentId, subject, payerId, gridPath, outTradeNo } = payment;
    return this.#runner.create(
      {
        _id: share.refundId,
        paymentId,
        came: payment.state as Refund['came'],
        subject,
        payerId,
        gridPath,
        outTradeNo,
        amountFen: share.fen,
        totalFen: payment.paidFen ?? 0,
        currency: payment.currency ?? 'CNY',
        outRefundNo: share.refundId,
        numbers: [share.refundId],
        reason: share.reason,
        askAt: null,
        asks: 0,
      },
      'ask',
      { kind: 'system' },
    );
  }

  /** The first try at once; where nothing is known after it the clock goes on. */
  async #send(refund: Refund): Promise<void> {
    try {
      await this.#runner.tryAdvance(refund._id, 'send', { kind: 'system' });
    } catch (thrown) {
      if (!isAppError(thrown, 'unavailable') && !isAppError(thrown, 'conflict')) throw thrown;
    }
  }

  async #askProvider(refund: Refund): Promise<BeforeAnswer> {
    try {
      return await this.#judge(await this.#provider.refund(requestOf(refund)));
    } catch (failure) {
      this.#tolerate(failure, refund);
      if (failure instanceof ProviderRefused) {
        const facts = { code: failure.code, status: failure.status, amountFen: refund.amountFen };
        await this.#raise('refund_refused', `${refund.outRefundNo}:${failure.code}`, facts);
      }
      const now = this.#clock.now();
      await this.#store.takeTurn(refund, nextSend(refund.asks, now), now);
      return 'unknown';
    }
  }

  async #judge(answer: ProviderRefund): Promise<BeforeAnswer> {
    if (answer.state === 'processing') return 'go';
    await this.receive(answer);
    return 'moved';
  }

  /** Before somebody gives it back by hand: has it arrived after all, or is it on its way again? */
  async #askWhetherDone(refund: Refund): Promise<BeforeAnswer> {
    try {
      const seen = await this.#provider.queryRefund(refund.outRefundNo);
      if (seen === 'missing' || seen.state === 'abnormal' || seen.state === 'closed') return 'go';
      return seen.state === 'processing' ? 'unknown' : await this.#judge(seen);
    } catch (failure) {
      this.#tolerate(failure, refund);
      return 'unknown';
    }
  }

  async #ask(refund: Refund): Promise<void> {
    const now = this.#clock.now();
    if (!(await this.#store.takeTurn(refund, nextRefundAsk(refund.asks + 1, now), now))) return;
    try {
      const seen = await this.#provider.queryRefund(refund.outRefundNo);
      // Never heard of: the same number once more.
      await this.receive(seen === 'missing' ? await this.#provider.refund(requestOf(refund)) : seen);
    } catch (failure) {
      this.#tolerate(failure, refund);
    }
  }

  #alarm(kind: 'refund_abnormal' | 'refund_slow', refund: Refund, thing: string): Promise<void> {
    const { _id: refundId, amountFen, state } = refund;
    return this.#raise(kind, thing, { refundId, amountFen, state });
  }

  #tolerate(failure: unknown, refund: Refund): void {
    if (!(failure instanceof ProviderUnknown) && !(failure instanceof ProviderRefused)) throw failure;
    this.#log.warn({ refund: refund._id, error: failure.message }, 'the provider could not be asked');
  }
}

function shareOf(payment: Payment, key: string): RefundShare | undefined {
  return payment.refunds.find((share) => share.key === key);
}

function requestOf(refund: Refund) {
  const { outRefundNo, outTradeNo, amountFen, totalFen, currency, reason } = refund;
  return { outRefundNo, outTradeNo, refundFen: amountFen, totalFen, currency, reason };
}
