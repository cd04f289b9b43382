import { paymentSentences } from '../../copy/zh-CN.ts';
import type { Actor } from '../../kernel/actor.ts';
import { before, type Clock, second } from '../../kernel/clock.ts';
import { invalid, keyReused } from '../../kernel/errors.ts';
import { idOf } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { isFen } from '../../kernel/money.ts';
import type { EventRow } from '../../kernel/process.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Raise } from './alarm.ts';
import { refundRelations } from './payment.access.ts';
import { refundExceeds, refundTooMany, refundUnpaid } from './payment.errors.ts';
import type { PaymentTypes } from './payment.process.ts';
import type { PaymentProvider, ProviderRefund } from './payment.provider.ts';
import type { PaymentStore, RefundStore } from './payment.store.ts';
import {
  mostRefunds,
  type Payment,
  type PaymentSubject,
  type RefundShare,
  receivedStates,
} from './payment.ts';
import { RefundExchange } from './refund.exchange.ts';
import type { RefundTypes } from './refund.process.ts';
import type { Refund, SettlingByHand } from './refund.ts';

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

const asksAtOnce = 20;
const shareGrace = 5 * second;

/** Money on its way back: set aside on the payment first, asked for second, followed until it has arrived. */
export class RefundService {
  readonly #payments: PaymentStore;
  readonly #store: RefundStore;
  readonly #runner: Runner<RefundTypes>;
  readonly #clock: Clock;
  readonly #raise: Raise;
  readonly #exchange: RefundExchange;

  constructor(deps: RefundServiceDeps) {
    this.#payments = deps.payments;
    this.#store = deps.store;
    this.#runner = deps.runner;
    this.#clock = deps.clock;
    this.#raise = deps.raise;
    this.#exchange = new RefundExchange(deps);
    this.#runner.on(['ask', 'renew', 'retry'], 'money', 'payments: sends the refund', (refund) =>
      this.#exchange.send(refund),
    );
    this.#runner.on(['stall', 'give_up'], 'documents', 'payments: raises an alarm', (refund) =>
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

  /**
   * Money that came mismatched or late goes back whole, once. Where a part has gone back already by somebody
   * else's hand the provider refuses the whole, and staff see to the rest.
   */
  async giveAllBack(
    { _id: paymentId }: Payment,
    { data }: EventRow<PaymentTypes, 'receive_mismatched' | 'receive_late'>,
  ): Promise<void> {
    if (data.paidFen === 0) return;
    const reason = paymentSentences.mismatchedRefund;
    await this.refund({ paymentId, amountFen: data.paidFen, reason, key: 'all' });
  }

  find(id: string): Promise<Refund> {
    return this.#store.processStore.find(id);
  }

  /** By any number it was ever asked under. */
  seekByNumber(outRefundNo: string): Promise<Refund | null> {
    return this.#store.seekByNumber(outRefundNo);
  }

  /** Asks the provider now, where it is not over. */
  async check(id: string): Promise<void> {
    const refund = await this.find(id);
    if (refund.state !== 'refunded' && refund.state !== 'by_hand') await this.#exchange.check(refund);
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

  async settleByHand(id: string, input: SettlingByHand, actor: Actor, key?: string): Promise<Refund> {
    const refund = await this.find(id);
    const options = { input, key };
    return this.#runner.takeAs(actor, refundRelations(actor, refund), refund, 'settle_by_hand', options);
  }

  receiveNotified(seen: ProviderRefund): Promise<void> {
    return this.#exchange.receiveNotified(seen);
  }

  askDue(): Promise<number> {
    return this.#exchange.askDue();
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
    const refundId = idOf('rfd', payment._id, request.key);
    const share = { key: request.key, refundId, fen: request.amountFen, reason: request.reason };
    const reserved = await this.#payments.reserve(payment._id, share, this.#clock.now());
    if (reserved) return { payment: reserved, share };
    const latest = await this.#payments.processStore.find(payment._id);
    const other = shareOf(latest, request.key);
    if (!other && latest.refunds.length >= mostRefunds) throw refundTooMany();
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

  #alarm(kind: 'refund_abnormal' | 'refund_slow', refund: Refund, thing: string): Promise<void> {
    const { _id: refundId, amountFen, state } = refund;
    return this.#raise(kind, thing, { refundId, amountFen, state }, refund);
  }
}

function shareOf(payment: Payment, key: string): RefundShare | undefined {
  return payment.refunds.find((share) => share.key === key);
}
