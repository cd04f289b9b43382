import { after } from '../../kernel/clock.ts';
import { isAppError } from '../../kernel/errors.ts';
import type { BeforeAnswer } from '../../kernel/runner.ts';
import { type ProviderRefund, ProviderRefused, ProviderUnknown } from './payment.provider.ts';
import { refundGap } from './payment.ts';
import type { RefundStep } from './refund.process.ts';
import type { RefundServiceDeps } from './refund.service.ts';
import { nextRefundAsk, nextSend, numberedAnew, type Refund } from './refund.ts';

const asksAtOnce = 20;

const stepOf = {
  refunded: 'complete',
  closed: 'close',
  abnormal: 'stall',
  processing: null,
} as const satisfies Record<ProviderRefund['state'], RefundStep | null>;

/** What the provider is asked about refunds, and what its word does to them. */
export class RefundExchange {
  readonly #deps: RefundServiceDeps;

  constructor(deps: RefundServiceDeps) {
    this.#deps = deps;
    deps.runner.before('ask_provider', (refund) => this.#askProvider(refund));
    deps.runner.before('ask_whether_done', (refund) => this.#askWhetherDone(refund));
    deps.runner.before('ask_for_number', (refund) => this.#askForNumber(refund));
  }

  /**
   * Takes a notification: what ends the refund as it was asked is believed; anything else only after a query,
   * because a number, an amount or a new number for money must not hang on one message.
   */
  async receiveNotified(seen: ProviderRefund): Promise<void> {
    const { store, provider, raise } = this.#deps;
    const refund = await store.seekByNumber(seen.outRefundNo);
    const isPlain = refund !== null && isSame(refund, seen) && seen.outRefundNo === refund.outRefundNo;
    if (isPlain && (seen.state === 'refunded' || seen.state === 'processing')) return this.receive(seen);
    const known = await provider.queryRefund(seen.outRefundNo);
    if (known === 'missing' || known.state !== seen.state || known.refundFen !== seen.refundFen) {
      const recorded = known === 'missing' ? known : known.state;
      const facts = { ...factsOf(seen), recorded };
      await raise('notification_contradicts', `${seen.outRefundNo}:${seen.state}`, facts, refund);
    }
    if (known !== 'missing') await this.receive(known);
  }

  /** Takes what the provider says about a refund: twice, late or reordered, it has one effect. */
  async receive(seen: ProviderRefund): Promise<void> {
    const { store, runner, raise } = this.#deps;
    const refund = await store.seekByNumber(seen.outRefundNo);
    if (!refund) return raise('unknown_refund', seen.outRefundNo, factsOf(seen), null);
    if (!isSame(refund, seen)) {
      return raise('refund_differs', `${seen.outRefundNo}:${seen.refundFen}`, factsOf(seen), refund);
    }
    const isOldNumber = seen.outRefundNo !== refund.outRefundNo;
    if (seen.state === 'refunded' && (isOldNumber || refund.state === 'by_hand')) {
      return raise('refund_differs', `${seen.outRefundNo}:twice`, factsOf(seen), refund);
    }
    const step = stepOf[seen.state];
    if (isOldNumber || !step) return;
    // Others may have taken it or made it impossible meanwhile; then nothing is left to do.
    await runner.tryAdvance(refund, step, { kind: 'payment' });
  }

  /** Asks after every refund whose turn has come, until each is final. */
  async askDue(): Promise<number> {
    const { store, clock } = this.#deps;
    const due = await store.dueToAsk(clock.now(), asksAtOnce);
    await Promise.all(due.map((refund) => this.check(refund)));
    return due.length;
  }

  /** Asks after one refund now. */
  check(refund: Refund): Promise<void> {
    return refund.state === 'asked' ? this.send(refund) : this.#ask(refund);
  }

  /** The first try at once; where nothing is known after it the clock goes on. */
  async send(refund: Refund): Promise<void> {
    try {
      await this.#deps.runner.tryAdvance(refund._id, 'send', { kind: 'system' });
    } catch (thrown) {
      if (!isAppError(thrown, 'unavailable') && !isAppError(thrown, 'conflict')) throw thrown;
    }
  }

  async #askProvider(refund: Refund): Promise<BeforeAnswer> {
    const { provider, store, clock } = this.#deps;
    if (!(await this.#hasTurn(refund))) return 'unknown';
    try {
      return await this.#judge(await provider.refund(requestOf(refund)));
    } catch (failure) {
      this.#tolerate(failure, refund);
      if (failure instanceof ProviderRefused && !failure.passes) return this.#refuse(refund, failure);
      if (failure instanceof ProviderRefused) await this.#noteWaiting(refund, failure);
      const now = clock.now();
      await store.takeTurn(refund, nextSend(refund.asks, now), now);
      return 'unknown';
    }
  }

  /** One refund of a payment at a time, a minute apart: the others queue up behind it. */
  async #hasTurn(refund: Refund): Promise<boolean> {
    const { payments, store, clock } = this.#deps;
    const now = clock.now();
    const taken = await payments.takeRefundTurn(refund.paymentId, refund._id, after(now, refundGap), now);
    if (taken) await store.putOff(refund, taken);
    return taken === null;
  }

  /** A certain no that will stay one: from now on it is the staff's. */
  async #refuse(refund: Refund, { code, status }: ProviderRefused): Promise<BeforeAnswer> {
    const { runner, raise } = this.#deps;
    const facts = { code, status, refundId: refund._id, amountFen: refund.amountFen };
    await raise('refund_refused', `${refund.outRefundNo}:${code}`, facts, refund);
    await runner.tryAdvance(refund, 'refuse', { kind: 'payment' }, { input: { code } });
    return 'moved';
  }

  /** Not now, for a reason of our own account: it stays asked, and says why. */
  async #noteWaiting(refund: Refund, { code, status }: ProviderRefused): Promise<void> {
    const { store, raise } = this.#deps;
    await store.noteRefusal(refund, code);
    const facts = { code, status, refundId: refund._id, amountFen: refund.amountFen };
    await raise('refund_waits', `${refund.outRefundNo}:${code}`, facts, refund);
  }

  async #judge(answer: ProviderRefund): Promise<BeforeAnswer> {
    if (answer.state === 'processing') return 'go';
    await this.receive(answer);
    return 'moved';
  }

  /** Before somebody gives it back by hand: has it arrived after all, or is it on its way again? */
  async #askWhetherDone(refund: Refund): Promise<BeforeAnswer> {
    const seen = await this.#query(refund);
    if (seen === 'missing') return 'go';
    if (seen === 'unknown' || seen.state === 'processing') return 'unknown';
    return seen.state === 'refunded' ? this.#judge(seen) : 'go';
  }

  /** Before staff ask again: under the number it has, unless the provider says that this one is closed. */
  async #askForNumber(refund: Refund): Promise<BeforeAnswer> {
    const seen = await this.#query(refund);
    if (seen === 'unknown') return 'unknown';
    if (seen === 'missing' || seen.state === 'abnormal' || seen.state === 'processing') return 'go';
    if (seen.state === 'refunded') return this.#judge(seen);
    return (await this.#deps.runner.amend(refund, numberedAnew(refund))) ? 'go' : 'moved';
  }

  async #query(refund: Refund): Promise<ProviderRefund | 'missing' | 'unknown'> {
    try {
      return await this.#deps.provider.queryRefund(refund.outRefundNo);
    } catch (failure) {
      this.#tolerate(failure, refund);
      return 'unknown';
    }
  }

  async #ask(refund: Refund): Promise<void> {
    const { store, provider, clock } = this.#deps;
    const now = clock.now();
    if (!(await store.takeTurn(refund, nextRefundAsk(refund.asks + 1, now), now))) return;
    const seen = await this.#query(refund);
    if (seen === 'unknown') return;
    if (seen !== 'missing') return this.receive(seen);
    if (refund.state !== 'processing') return;
    try {
      // Never heard of: the same number once more.
      await this.receive(await provider.refund(requestOf(refund)));
    } catch (failure) {
      this.#tolerate(failure, refund);
      if (failure instanceof ProviderRefused && !failure.passes) await this.#refuse(refund, failure);
    }
  }

  #tolerate(failure: unknown, refund: Refund): void {
    if (!(failure instanceof ProviderUnknown) && !(failure instanceof ProviderRefused)) throw failure;
    this.#deps.log.warn({ refund: refund._id, error: failure.message }, 'the provider could not be asked');
  }
}

const isSame = (refund: Refund, seen: ProviderRefund) =>
  seen.refundFen === refund.amountFen && seen.outTradeNo === refund.outTradeNo;

function factsOf({ outRefundNo, refundFen, state }: ProviderRefund) {
  return { outRefundNo, refundFen, state };
}

function requestOf(refund: Refund) {
  const { outRefundNo, outTradeNo, amountFen, totalFen, currency, reason } = refund;
  return { outRefundNo, outTradeNo, refundFen: amountFen, totalFen, currency, reason };
}
