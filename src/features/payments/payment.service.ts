import type { Clock } from '../../kernel/clock.ts';
import { conflict, invalid, isAppError, keyReused, unavailable } from '../../kernel/errors.ts';
import { idOf } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { isFen } from '../../kernel/money.ts';
import type { BeforeAnswer, Runner } from '../../kernel/runner.ts';
import { isDuplicate } from '../../kernel/store.ts';
import type { Raise } from './alarm.ts';
import { PaymentLinks } from './payment.links.ts';
import type { PaymentTypes, Taking } from './payment.process.ts';
import {
  type InsideWay,
  type PaymentProvider,
  type PayWay,
  type ProviderPayment,
  ProviderRefused,
  ProviderUnknown,
} from './payment.provider.ts';
import type { PaymentStore } from './payment.store.ts';
import { factsOf, payerOf, takingOf } from './payment.taking.ts';
import {
  hasCome,
  isPlain,
  type Mismatch,
  mismatchOf,
  nextAsk,
  type Payment,
  type PaymentSubject,
  receivedStates,
  waitBeforeAsking,
} from './payment.ts';

export interface PaymentServiceDeps {
  store: PaymentStore;
  runner: Runner<PaymentTypes>;
  provider: PaymentProvider;
  clock: Clock;
  log: Log;
  raise: Raise;
  /** What WeChat knows a payer by in this way, where that is known. */
  openidOf(personId: string, way: InsideWay): Promise<string | null>;
}

export interface Opening {
  subject: PaymentSubject;
  payerId: string;
  gridPath: string[];
  amountFen: number;
  description: string;
  expiresAt: Date;
  way: PayWay;
  clientIp: string;
  /** The same key is the same payment. */
  key: string;
}

export type CloseOutcome = 'closed' | 'paid' | 'unknown';

/** A provider that hangs holds up no more than this many at a time. */
const asksAtOnce = 20;

/** Payments from the prepay to the money, whichever way the news of it comes. */
export class PaymentService {
  readonly #store: PaymentStore;
  readonly #runner: Runner<PaymentTypes>;
  readonly #provider: PaymentProvider;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #raise: Raise;
  readonly #links: PaymentLinks;
  readonly #openidOf: PaymentServiceDeps['openidOf'];

  constructor(deps: PaymentServiceDeps) {
    this.#store = deps.store;
    this.#runner = deps.runner;
    this.#provider = deps.provider;
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#raise = deps.raise;
    this.#openidOf = deps.openidOf;
    this.#runner.before('settle', (payment) => this.#settle(payment));
    this.#links = new PaymentLinks({
      ...deps,
      close: async ({ _id }) => {
        if ((await this.close(_id)) === 'unknown') throw unavailable();
      },
      ask: (payment) => this.#ask(payment),
    });
    const odd = ['receive_mismatched', 'receive_late'] as const;
    this.#runner.on(odd, 'documents', 'payments: raises an alarm', (payment, row) =>
      this.#alarmMismatched(payment, row.data.mismatch),
    );
  }

  /**
   * Opens a payment and calls the prepay. Idempotent per key; where WeChat has not answered yet the payment
   * comes back in `open`, without an address, and is asked for again under the same number. Who is not known inside
   * WeChat gets a code instead.
   * @throws idempotency_key_reused where the key stands for another amount or subject; invalid without an amount
   */
  async open(opening: Opening): Promise<Payment> {
    if (!isFen(opening.amountFen) || opening.amountFen === 0) throw invalid();
    const id = idOf('pay', opening.key);
    const { key: _key, ...fields } = opening;
    const payer = await payerOf(opening, this.#openidOf);
    const made = await this.#runner.create(
      {
        ...fields,
        ...payer,
        _id: id,
        outTradeNo: id,
        refundableFen: 0,
        refunds: [],
        sharesAt: null,
        askAt: nextAsk({ state: 'open', asks: 0 }, this.#clock.now()),
        asks: 0,
        askedAt: null,
      },
      'open',
      { kind: 'system' },
    );
    if (made.amountFen !== opening.amountFen || made.subject.id !== opening.subject.id) throw keyReused();
    return made;
  }

  /** The way in which this person can pay who asked for that one: inside WeChat only who is known there. */
  async wayFor(payerId: string, way: PayWay): Promise<PayWay> {
    return (await payerOf({ payerId, way }, this.#openidOf)).way;
  }

  find(id: string): Promise<Payment> {
    return this.#store.processStore.find(id);
  }

  /** The payment as its payer opens it, with an address that can still be used. */
  async opened(id: string, clientIp: string): Promise<Payment> {
    await this.#links.renew(await this.find(id), clientIp);
    return this.find(id);
  }

  seek(id: string): Promise<Payment | null> {
    return this.#store.processStore.seek(id);
  }

  ofSubject(kind: PaymentSubject['kind'], id: string): Promise<Payment[]> {
    return this.#store.ofSubject(kind, id);
  }

  /**
   * Sees to it that this payment will not be paid any more: asks, then closes. Idempotent.
   * `closed` also for money that came mismatched or late: it buys nothing and goes back.
   */
  async close(id: string): Promise<CloseOutcome> {
    try {
      const closed = await this.#runner.tryAdvance(id, 'close', { kind: 'system' });
      return outcomeOf(closed ?? (await this.find(id)));
    } catch (thrown) {
      if (isAppError(thrown, 'unavailable')) return 'unknown';
      throw thrown;
    }
  }

  /**
   * Asks the provider now (once a second at most, whoever asks) and answers when what follows has happened too,
   * so that who is told "paid" finds the order paid.
   */
  async check(id: string): Promise<Payment> {
    const payment = await this.find(id);
    if (receivedStates.includes(payment.state)) return this.#runner.publish(payment);
    const wait = waitBeforeAsking(payment, this.#clock.now());
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    const latest = wait > 0 ? await this.find(id) : payment;
    // Somebody else who waited has asked meanwhile.
    if (latest.asks === payment.asks) await this.#ask(latest);
    const found = await this.find(id);
    return receivedStates.includes(found.state) ? this.#runner.publish(found) : found;
  }

  /** Asks after every payment whose turn has come; notifications get lost. */
  async askDue(): Promise<number> {
    const due = await this.#store.dueToAsk(this.#clock.now(), asksAtOnce);
    await Promise.all(due.map((payment) => this.#ask(payment)));
    return due.length;
  }

  /**
   * Takes a notification. One that says of an open payment what was asked for is believed; whatever else it says,
   * the provider's own books are asked first, and they decide.
   * @throws ProviderUnknown, ProviderRefused where they could not be asked
   */
  async receiveNotified(seen: ProviderPayment): Promise<void> {
    if (!hasCome(seen)) return;
    const payment = await this.#store.seekByNumber(seen.outTradeNo);
    if (payment && isPlain(payment, seen, this.#provider)) return this.receive(seen);
    const recorded = await this.#provider.query(seen.outTradeNo);
    if (recorded.transactionId !== seen.transactionId || recorded.totalFen !== seen.totalFen) {
      const { outTradeNo, transactionId = '', totalFen = 0 } = seen;
      const facts = { outTradeNo, transactionId, totalFen, recorded: recorded.state };
      await this.#raise('notification_contradicts', `${outTradeNo}:${transactionId}`, facts, payment);
    }
    await this.receive(recorded);
  }

  /**
   * Takes what the provider says about a payment, from a notification or a query: one effect for one
   * transaction, however often and in whatever order it is heard.
   */
  async receive(seen: ProviderPayment): Promise<void> {
    if (!hasCome(seen)) return;
    const taking = takingOf(seen);
    for (let tries = 0; tries < 8; tries += 1) {
      const payment = await this.#store.seekByNumber(seen.outTradeNo);
      if (!payment) {
        return this.#raise('unknown_payment', seen.outTradeNo, factsOf(taking), null);
      }
      if (receivedStates.includes(payment.state)) return this.#raiseIfOther(payment, taking);
      if (await this.#take(payment, seen, taking)) return;
    }
    throw conflict();
  }

  async #take(payment: Payment, seen: ProviderPayment, taking: Taking): Promise<boolean> {
    const mismatch = mismatchOf(payment, seen, this.#provider);
    const step = payment.state === 'closed' ? 'receive_late' : mismatch ? 'receive_mismatched' : 'take';
    const input = { ...taking, ...(mismatch ? { mismatch } : {}) };
    const options = { input, key: taking.transactionId };
    try {
      // Where somebody else moved it in between it is judged again as it is now.
      return (await this.#runner.tryAdvance(payment._id, step, { kind: 'payment' }, options)) !== null;
    } catch (thrown) {
      if (!isDuplicate(thrown)) throw thrown;
      const holder = await this.#store.seekByTransaction(taking.transactionId);
      const facts = { ...factsOf(taking), boundTo: holder?._id ?? '' };
      await this.#raise('transaction_bound', `${payment._id}:${taking.transactionId}`, facts, payment);
      return true;
    }
  }

  async #raiseIfOther(payment: Payment, taking: Taking): Promise<void> {
    if (payment.transactionId === taking.transactionId) return;
    await this.#raise(
      'second_transaction',
      `${payment._id}:${taking.transactionId}`,
      factsOf(taking),
      payment,
    );
  }

  /** Late money that is as it was asked for goes back by itself and needs nobody. */
  async #alarmMismatched(payment: Payment, mismatch: Mismatch | undefined): Promise<void> {
    if (!mismatch) return;
    const { outTradeNo, amountFen, paidFen = 0, transactionId = '' } = payment;
    const kind = mismatch === 'refunded_elsewhere' ? mismatch : 'mismatched_money';
    await this.#raise(kind, payment._id, { outTradeNo, amountFen, paidFen, transactionId }, payment);
  }

  async #ask(payment: Payment): Promise<void> {
    const now = this.#clock.now();
    const next = nextAsk({ state: payment.state, asks: payment.asks + 1 }, now);
    if (!(await this.#store.takeTurn(payment, next, now))) return;
    try {
      const seen = await this.#provider.query(payment.outTradeNo);
      await this.receive(seen);
      // Nobody can pay it any more: whoever waits for it learns that now.
      if (seen.state === 'closed' && payment.state !== 'closed') await this.close(payment._id);
    } catch (failure) {
      this.#tolerate(failure, payment);
    }
  }

  /** Before closing: ask, then close at the provider; what was paid meanwhile is taken instead. */
  async #settle(payment: Payment): Promise<BeforeAnswer> {
    try {
      const seen = await this.#provider.query(payment.outTradeNo);
      if (hasCome(seen)) return await this.#takeInstead(seen);
      if (seen.state !== 'open') return 'go';
      if ((await this.#provider.close(payment.outTradeNo)) === 'closed') return 'go';
      const again = await this.#provider.query(payment.outTradeNo);
      return hasCome(again) ? await this.#takeInstead(again) : 'unknown';
    } catch (failure) {
      this.#tolerate(failure, payment);
      return 'unknown';
    }
  }

  async #takeInstead(seen: ProviderPayment): Promise<BeforeAnswer> {
    await this.receive(seen);
    return 'moved';
  }

  #tolerate(failure: unknown, payment: Payment): void {
    if (!(failure instanceof ProviderUnknown) && !(failure instanceof ProviderRefused)) throw failure;
    this.#log.warn({ payment: payment._id, error: failure.message }, 'the provider could not be asked');
  }
}

function outcomeOf(payment: Payment): CloseOutcome {
  if (payment.state === 'paid') return 'paid';
  return payment.state === 'open' || payment.state === 'paying' ? 'unknown' : 'closed';
}
