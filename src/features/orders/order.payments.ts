import { after } from '../../kernel/clock.ts';
import { isAppError, stepClosed, unavailable } from '../../kernel/errors.ts';
import type { BeforeAnswer } from '../../kernel/runner.ts';
import type { Payment, Payments, Refund } from '../payments/index.ts';
import { balanceDue, isBalanceOpen, payWithin } from './kinds/service/rules.ts';
import type { ServiceOrder } from './kinds/service/service.ts';
import type { OrderRunner } from './order.runner.ts';
import type { OrderStore } from './order.store.ts';
import type { PaymentPart, PayRequest } from './order.ts';

export type OrderPaymentsPort = Pick<
  Payments,
  'open' | 'find' | 'ofSubject' | 'close' | 'refund' | 'refundsOfSubjects'
>;

const openStates = ['open', 'paying'];
const payment = { kind: 'payment' } as const;

/** What an order and its payments do to each other: opening, taking, closing, giving back. */
export class OrderPayments {
  readonly #store: OrderStore;
  readonly #runner: OrderRunner;
  readonly #payments: OrderPaymentsPort;

  constructor(store: OrderStore, runner: OrderRunner, payments: OrderPaymentsPort) {
    this.#store = store;
    this.#runner = runner;
    this.#payments = payments;
    runner.before('close_payment', (order) => this.closeFirst(order));
  }

  /** Which part is due now, null where nothing is. */
  duePart(order: ServiceOrder): PaymentPart | null {
    if (order.state === 'unpaid' && order.advanceFen > 0) return 'advance';
    return order.state === 'underway' && isBalanceOpen(order) ? 'balance' : null;
  }

  /** Opens the payment of what is due, as the resident last asked for it; where one is open, that one. */
  async openDue(id: string): Promise<void> {
    const order = await this.#store.processStore.find(id);
    const part = this.duePart(order);
    if (part === null) return;
    const [standing] = await this.#openOnes(order, part);
    await this.#note(order, part, standing ?? (await this.#open(order, part, order.payRequest, 1)));
  }

  /**
   * The open payment in the way asked for; one in the other way is closed first. Throws `step_closed` where
   * nothing is due (any more), `unavailable` while the provider cannot say whether it was paid.
   */
  async openInWay(order: ServiceOrder, request: PayRequest): Promise<void> {
    const part = this.duePart(order);
    if (part === null) throw stepClosed({ step: 'pay', state: order.state });
    const all = await this.#payments.ofSubject('order', order._id);
    const standing = await this.#openOnes(order, part);
    const right = standing.find((each) => each.way === request.way);
    for (const each of standing) {
      if (each !== right && (await this.#close(each)) === 'paid') return;
    }
    await this.#note(order, part, right ?? (await this.#open(order, part, request, all.length + 1)));
  }

  async #openOnes(order: ServiceOrder, part: PaymentPart): Promise<Payment[]> {
    const all = await this.#payments.ofSubject('order', order._id);
    return all.filter(
      (each) =>
        openStates.includes(each.state) &&
        each.subject.part === part &&
        each.amountFen === this.#amountFen(order, part),
    );
  }

  #amountFen(order: ServiceOrder, part: PaymentPart): number {
    return part === 'advance' ? order.advanceFen : (order.balance?.fen ?? 0);
  }

  #open(order: ServiceOrder, part: PaymentPart, request: PayRequest, round: number): Promise<Payment> {
    const agreedAt = order.balance?.agreedAt.getTime() ?? 0;
    return this.#payments.open({
      subject: { kind: 'order', id: order._id, part },
      payerId: order.residentId,
      gridPath: order.gridPath,
      amountFen: this.#amountFen(order, part),
      description: order.title,
      expiresAt: (part === 'balance' && balanceDue(order)) || after(order.bookedAt, payWithin),
      way: request.way,
      clientIp: request.ip,
      key: `${order._id}:${part}:${part === 'balance' ? agreedAt : 0}:${round}`,
    });
  }

  async #note(order: ServiceOrder, part: PaymentPart, opened: Payment): Promise<void> {
    if (!openStates.includes(opened.state)) return;
    const { _id: id, amountFen, expiresAt } = opened;
    await this.#store.noteDue(order._id, { id, part, amountFen, expiresAt });
  }

  /** Asked before a step that nobody may pay into: closed → go on, paid → the order takes it and moves. */
  async closeFirst(order: ServiceOrder): Promise<BeforeAnswer> {
    for (const each of await this.#payments.ofSubject('order', order._id)) {
      if (each.state === 'paid') await this.take(each);
      else if (openStates.includes(each.state)) {
        const outcome = await this.#payments.close(each._id);
        if (outcome === 'unknown') return 'unknown';
        if (outcome === 'paid') await this.take(await this.#payments.find(each._id));
      }
    }
    return (await this.#store.processStore.find(order._id)).n === order.n ? 'go' : 'moved';
  }

  async #close(each: Payment): Promise<'closed' | 'paid'> {
    const outcome = await this.#payments.close(each._id);
    if (outcome === 'unknown') throw unavailable();
    if (outcome === 'paid') await this.take(await this.#payments.find(each._id));
    return outcome;
  }

  /** Whatever ends an order closes its open payment. Throws where the provider cannot say yet: tried again. */
  async closeAll(order: ServiceOrder): Promise<void> {
    for (const each of await this.#payments.ofSubject('order', order._id)) {
      if (openStates.includes(each.state)) await this.#close(each);
    }
  }

  /**
   * A payment was taken: its order goes on, once. Another payment, or an order that cannot take it (any more):
   * the money goes back.
   */
  async take(taken: Payment): Promise<void> {
    const { id, part } = taken.subject;
    const order = await this.#store.processStore.seek(id);
    if (order?.paid.some((each) => each.paymentId === taken._id)) return;
    const fen = taken.paidFen ?? taken.amountFen;
    if (order && (await this.#advance(order, part, taken._id, fen))) return;
    await this.#payments.refund({
      paymentId: taken._id,
      amountFen: fen,
      reason: '订单已不需要这笔付款',
      key: `${id}:unwanted:${taken._id}`,
    });
  }

  async #advance(order: ServiceOrder, part: PaymentPart, paymentId: string, fen: number): Promise<boolean> {
    const step = part === 'advance' ? 'pay' : 'pay_balance';
    try {
      await this.#runner.advance(order._id, step, payment, {
        input: { paymentId, fen },
        key: `${step}:${paymentId}`,
      });
      return true;
    } catch (thrown) {
      if (!isAppError(thrown, 'step_closed')) throw thrown;
      // it may have been taken by another handler of the same payment a moment ago
      const now = await this.#store.processStore.find(order._id);
      return now.paid.some((each) => each.paymentId === paymentId);
    }
  }

  /** What is on its way back, or has come back, of each of these orders. */
  refundsOf(orderIds: readonly string[]): Promise<Refund[]> {
    return this.#payments.refundsOfSubjects('order', orderIds);
  }

  /** What a row says goes back, goes back; once per row and payment. */
  async giveBack(order: ServiceOrder, n: number, data: Record<string, unknown>): Promise<void> {
    const parts = (data['refunds'] ?? []) as { paymentId: string; fen: number }[];
    for (const { paymentId, fen } of parts) {
      await this.#payments.refund({
        paymentId,
        amountFen: fen,
        reason: order.title,
        key: `${order._id}:${n}:${paymentId}`,
      });
    }
  }
}
