import { isAppError, stepClosed, unavailable } from '../../../kernel/errors.ts';
import type { BeforeAnswer } from '../../../kernel/runner.ts';
import type { Payment, Payments, Refund } from '../../payments/index.ts';
import { limitReached } from '../../quotas/index.ts';
import type { SettingReader } from '../../settings/index.ts';
import type { Due } from './kind.ts';
import type { OrderStore } from './order.store.ts';
import { type Order, type PayRequest, payerIdOf, type RefundPart } from './order.ts';
import type { OrderRunners } from './runners.ts';

export type OrderPaymentsPort = Pick<
  Payments,
  'open' | 'wayFor' | 'find' | 'ofSubject' | 'close' | 'refund' | 'refundsOfSubjects'
>;
export interface OrderPaymentsDeps {
  store: OrderStore;
  runners: OrderRunners;
  payments: OrderPaymentsPort;
  settings: SettingReader;
  /** Why a payment that nothing needs any more goes back, in the payer's bill. */
  unneededReason: string;
}

const openStates = ['open', 'paying'];
const byPayment = { kind: 'payment' } as const;

/** What an order and its payments do to each other: opening, taking, closing, giving back. */
export class OrderPayments {
  readonly #deps: OrderPaymentsDeps;

  constructor(deps: OrderPaymentsDeps) {
    this.#deps = deps;
    for (const { runner } of deps.runners.all) {
      runner.before('close_payment', (order) => this.closeBefore(order));
    }
  }

  /** What is due now, null where nothing is. */
  due(order: Order): Due | null {
    return this.#deps.runners.of(order).kind.due(order);
  }

  /** Opens the payment of what is due, as the resident last asked for it; where one is open, that one. */
  async openDue(order: Order): Promise<void> {
    const due = this.due(order);
    if (due === null || order.due?.part === due.part) return;
    const [standing] = openOnes(await this.#ofOrder(order), due);
    await this.#note(order, due, standing ?? (await this.#open(order, due, order.payRequest, 1)));
  }

  /**
   * The open payment in the way asked for; one in the other way is closed first. Throws `step_closed` where
   * nothing is due (any more), `unavailable` while the provider cannot say whether it was paid, `limit_reached`
   * where so many were opened already: the open one stays.
   */
  async openInWay(order: Order, request: PayRequest): Promise<void> {
    const due = this.due(order);
    if (due === null) throw stepClosed({ step: 'pay', state: order.state });
    const all = await this.#ofOrder(order);
    const standing = openOnes(all, due);
    const way = await this.#deps.payments.wayFor(order.residentId, request.way);
    const right = standing.find((each) => each.way === way);
    if (!right) this.#requireRoom(order, all.filter(({ subject }) => subject.part === due.part).length);
    for (const each of standing) {
      if (each !== right && (await this.#close(each)) === 'paid') return;
    }
    await this.#note(order, due, right ?? (await this.#open(order, due, request, all.length + 1)));
  }

  /** The next one is numbered, so that two at once are the same one: what was read is what counts. */
  #requireRoom({ gridPath }: Order, opened: number): void {
    const most = this.#deps.settings.of(gridPath)['payments.perOrder'];
    if (opened >= most) throw limitReached('payments.perOrder', most);
  }

  #ofOrder(order: Order): Promise<Payment[]> {
    return this.#deps.payments.ofSubject('order', order._id);
  }

  #open(order: Order, due: Due, request: PayRequest, round: number): Promise<Payment> {
    return this.#deps.payments.open({
      subject: { kind: 'order', id: order._id, part: due.part },
      payerId: payerIdOf(order),
      gridPath: order.gridPath,
      amountFen: due.amountFen,
      description: order.title,
      expiresAt: due.expiresAt,
      way: request.way,
      clientIp: request.ip,
      key: `${order._id}:${due.key}:${round}`,
    });
  }

  async #note(order: Order, { part }: Due, opened: Payment): Promise<void> {
    if (!openStates.includes(opened.state)) return;
    const { _id: id, amountFen, expiresAt } = opened;
    await this.#deps.runners.of(order).runner.amend(order, { due: { id, part, amountFen, expiresAt } });
  }

  /** Asked before a step that nobody may pay into: closed → go on, paid → the order takes it and moves. */
  async closeBefore(order: Order): Promise<BeforeAnswer> {
    const { payments, store } = this.#deps;
    for (const each of await this.#ofOrder(order)) {
      if (each.state === 'paid') await this.take(each);
      else if (openStates.includes(each.state)) {
        const outcome = await payments.close(each._id);
        if (outcome === 'unknown') return 'unknown';
        if (outcome === 'paid') await this.take(await payments.find(each._id));
      }
    }
    return (await store.find(order._id)).n === order.n ? 'go' : 'moved';
  }

  async #close(each: Payment): Promise<'closed' | 'paid'> {
    const { payments } = this.#deps;
    const outcome = await payments.close(each._id);
    if (outcome === 'unknown') throw unavailable();
    if (outcome === 'paid') await this.take(await payments.find(each._id));
    return outcome;
  }

  /** Whatever ends an order closes its open payment. Throws where the provider cannot say yet: tried again. */
  async closeAll(order: Order): Promise<void> {
    for (const each of await this.#ofOrder(order)) {
      if (openStates.includes(each.state)) await this.#close(each);
    }
  }

  /**
   * A payment was taken: its order goes on, once. Another payment, or an order that cannot take it (any more):
   * the money goes back.
   */
  async take(taken: Payment): Promise<void> {
    const { id, part } = taken.subject;
    const order = await this.#deps.store.seek(id);
    if (order?.paid.some((each) => each.paymentId === taken._id)) return;
    const fen = taken.paidFen ?? taken.amountFen;
    if (order && (await this.#advance(order, part, taken._id, fen))) return;
    await this.#deps.payments.refund({
      paymentId: taken._id,
      amountFen: fen,
      reason: this.#deps.unneededReason,
      key: `${id}:unwanted:${taken._id}`,
    });
  }

  async #advance(order: Order, part: string, paymentId: string, fen: number): Promise<boolean> {
    const { kind, runner } = this.#deps.runners.of(order);
    const step = kind.payStep(part);
    if (step === null) return false;
    try {
      const options = { input: { paymentId, fen }, key: `${step}:${paymentId}` };
      await runner.advance(order, step, byPayment, options);
      return true;
    } catch (thrown) {
      if (!isAppError(thrown, 'step_closed')) throw thrown;
      // it may have been taken by another handler of the same payment a moment ago
      const now = await this.#deps.store.find(order._id);
      return now.paid.some((each) => each.paymentId === paymentId);
    }
  }

  /** What is on its way back, or has come back, of each of these orders. */
  refundsOf(orderIds: readonly string[]): Promise<Refund[]> {
    return this.#deps.payments.refundsOfSubjects('order', orderIds);
  }

  /** What a row says goes back, goes back; once per row and payment. */
  async giveBack(order: Order, n: number, parts: readonly RefundPart[]): Promise<void> {
    for (const { paymentId, fen } of parts) {
      await this.#deps.payments.refund({
        paymentId,
        amountFen: fen,
        reason: order.title,
        key: `${order._id}:${n}:${paymentId}`,
      });
    }
  }
}

function openOnes(all: readonly Payment[], due: Due): Payment[] {
  return all.filter(
    (each) =>
      openStates.includes(each.state) && each.subject.part === due.part && each.amountFen === due.amountFen,
  );
}
