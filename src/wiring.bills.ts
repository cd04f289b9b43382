import { makeWechatBills } from './adapters/wechat-pay/index.ts';
import { makeBills } from './features/bills/index.ts';
import type { Ledger } from './features/ledger/index.ts';
import type { Payments } from './features/payments/index.ts';
import type { Transfers } from './features/transfers/index.ts';
import type { MovableClock } from './kernel/clock.ts';
import type { Places, WiringOptions } from './wiring.places.ts';

interface Booked extends Pick<Places, 'grids' | 'audit'> {
  books: Ledger;
  payments: { api: Payments };
  transfers: { api: Transfers };
}

/** The merchant's bills beside the books. */
export function readBills(
  { config, connection, log }: WiringOptions,
  clock: MovableClock,
  { books, grids, audit, payments, transfers }: Booked,
) {
  return makeBills({
    ...{ connection, clock, log, books },
    audit: audit.api,
    payments: payments.api,
    transfers: transfers.api,
    provider: makeWechatBills({ ...config.wechat, notifyUrl: `${config.publicUrl}/api/payments/notify` }),
    raise: payments.api.raise,
    topGrids: async () => (await grids.api.children(null)).map(({ code }) => code),
    isDaily: config.readsBills,
  });
}
