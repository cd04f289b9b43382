import type { Clock } from '../../kernel/clock.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Raise } from './alarm.ts';
import type { PaymentTypes } from './payment.process.ts';
import { type PaymentProvider, type Prepaid, ProviderRefused, ProviderUnknown } from './payment.provider.ts';
import { needsLink, type Payment } from './payment.ts';

interface PaymentLinksDeps {
  runner: Runner<PaymentTypes>;
  provider: PaymentProvider;
  clock: Clock;
  raise: Raise;
  /** Closes a payment that nobody can pay; throws where the provider cannot say yet. */
  close(payment: Payment): Promise<void>;
  /** Asks the provider what has become of it. */
  ask(payment: Payment): Promise<void>;
}

/** The addresses at which a payment can be paid: the first one, and those that follow when it ends. */
export class PaymentLinks {
  readonly #deps: PaymentLinksDeps;

  constructor(deps: PaymentLinksDeps) {
    this.#deps = deps;
    deps.runner.on('open', 'money', 'payments: asks for the prepay', (payment) => this.#prepare(payment));
  }

  /**
   * Sees to it that who opens the payment finds an address that lives: the same prepay once more, under the same
   * number, from where they sit now. Where the provider cannot answer, the payment stays without one.
   */
  async renew(payment: Payment, clientIp: string): Promise<void> {
    const { runner, clock, ask } = this.#deps;
    if (!needsLink(payment, clock.now())) return;
    try {
      const prepaid = await this.#prepay(payment, clientIp);
      await runner.tryAdvance(
        payment._id,
        'renew_link',
        { kind: 'system' },
        { input: { prepaid, clientIp } },
      );
    } catch (failure) {
      // It may have been paid or closed there meanwhile.
      if (failure instanceof ProviderRefused) return ask(payment);
      if (!(failure instanceof ProviderUnknown)) throw failure;
    }
  }

  async #prepare(payment: Payment): Promise<void> {
    const { runner, clock, raise, close } = this.#deps;
    if (payment.state !== 'open' || payment.expiresAt <= clock.now()) return;
    try {
      const prepaid = await this.#prepay(payment, payment.clientIp ?? '127.0.0.1');
      await runner.tryAdvance(payment, 'prepare', { kind: 'system' }, { input: prepaid });
    } catch (failure) {
      if (!(failure instanceof ProviderRefused)) throw failure;
      // A certain no: nobody can pay this, so its subject must hear that it is over.
      await raise('prepay_refused', payment._id, { code: failure.code, status: failure.status }, payment);
      await close(payment);
    }
  }

  #prepay(payment: Payment, clientIp: string): Promise<Prepaid> {
    const { way, outTradeNo, description, amountFen: totalFen, expiresAt, payerOpenid } = payment;
    const payer = payerOpenid ? { payerOpenid } : {};
    return this.#deps.provider.prepay({
      ...{ way, outTradeNo, description, totalFen, expiresAt, clientIp },
      ...payer,
    });
  }
}
