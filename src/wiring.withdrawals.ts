import { makeWechatTransfers } from './adapters/wechat-pay/index.ts';
import type { Ledger } from './features/ledger/index.ts';
import type { Orders } from './features/orders/index.ts';
import type { Payments } from './features/payments/index.ts';
import type { Providers } from './features/providers/index.ts';
import { makeTransfers } from './features/transfers/index.ts';
import type { MovableClock } from './kernel/clock.ts';
import type { Places, WiringOptions } from './wiring.places.ts';

interface Earning extends Pick<Places, 'settings' | 'wechat'> {
  books: Ledger;
  providers: { api: Providers };
  payments: { api: Payments };
  orders: { api: Orders };
}

/** What artisans earned, on its way to them. */
export function makeWithdrawals(
  { config, connection, log }: WiringOptions,
  clock: MovableClock,
  { books, settings, wechat, providers, payments, orders }: Earning,
) {
  const notifyUrl = `${config.publicUrl}/api/payments/notify/transfer`;
  return makeTransfers({
    ...{ connection, clock, log, books, settings: settings.api },
    provider: makeWechatTransfers({ ...config.wechat, notifyUrl }),
    raise: payments.api.raise,
    providerOf: (personId) => providers.api.ofPerson(personId),
    walletOf: (personId, inMini) => wechat.api.walletOf(personId, inMini),
    pendingOf: orders.api.pendingOf,
  });
}
