import { second } from '../../kernel/clock.ts';
import { unavailable } from '../../kernel/errors.ts';
import type { Log } from '../../kernel/log.ts';
import {
  type NotificationHeaders,
  type PaymentProvider,
  type ProviderPayment,
  ProviderRefused,
  ProviderUnknown,
} from './payment.provider.ts';
import type { PaymentService } from './payment.service.ts';
import { receivedStates } from './payment.ts';
import type { RefundService } from './refund.service.ts';

/** The provider hangs up after 5 s; an answer before that, good or bad, decides whether it comes again. */
const answerWithin = 4 * second;
/** From here on a durable effect is enough: what follows from it goes on without the provider waiting. */
const patience = 0.9 * second;

export interface NotificationDeps {
  payments: PaymentService;
  refunds: RefundService;
  provider: PaymentProvider;
  log: Log;
}

export class NotificationService {
  readonly #deps: NotificationDeps;

  constructor(deps: NotificationDeps) {
    this.#deps = deps;
  }

  /**
   * Reads a notification and lets it take effect; returns only when the effect is durable.
   * @throws notification_forged; unavailable where it is not durable within 4 s
   */
  take(headers: NotificationHeaders, rawBody: Buffer): Promise<void> {
    return within(answerWithin, this.#take(headers, rawBody));
  }

  async #take(headers: NotificationHeaders, rawBody: Buffer): Promise<void> {
    const notification = await this.#deps.provider.readNotification(headers, rawBody);
    if (notification.kind === 'refund') return asked(this.#deps.refunds.receiveNotified(notification.refund));
    if (notification.kind === 'payment') return this.#takePayment(notification.payment);
    this.#deps.log.warn({ notification: notification.id }, 'a notification of a kind nobody asked for');
  }

  async #takePayment(seen: ProviderPayment): Promise<void> {
    const effect = asked(this.#deps.payments.receiveNotified(seen));
    if (await settledWithin(patience, effect)) return effect;
    if (await this.#isDurable(seen)) {
      effect.catch((error: unknown) =>
        this.#deps.log.error({ error: String(error) }, 'after a notification'),
      );
      return;
    }
    return effect;
  }

  async #isDurable(seen: ProviderPayment): Promise<boolean> {
    const payment = await this.#deps.payments.seek(seen.outTradeNo);
    return (
      payment !== null &&
      receivedStates.includes(payment.state) &&
      payment.transactionId === seen.transactionId
    );
  }
}

/** What the provider cannot be asked about now is not taken now: the notification comes again. */
async function asked(effect: Promise<void>): Promise<void> {
  try {
    await effect;
  } catch (failure) {
    if (failure instanceof ProviderUnknown || failure instanceof ProviderRefused) throw unavailable();
    throw failure;
  }
}

async function settledWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(() => done(false), ms);
  });
  const done = work.then(
    () => true as const,
    () => true as const,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  if (await settledWithin(ms, work)) return work;
  work.catch(() => undefined);
  throw unavailable();
}
