import type { components } from '../../../../contract/types.gen.ts';
import type { ServiceOrder } from './service.ts';

type Schemas = components['schemas'];
type Own = Omit<Schemas['ServiceOrder'], keyof Schemas['OrderCommon']>;

/** What a service's order shows beside what every order does. */
export function presentService(order: ServiceOrder): Own {
  const { way, shopAddress, durationMinutes, instant, quote, balance } = order;
  return {
    way,
    shopAddress,
    durationMinutes,
    instant,
    quote: quote && { amountFen: quote.amountFen, reason: quote.reason, at: quote.at.toISOString() },
    balance: balance?.state ?? null,
    balanceFen: balance?.fen ?? 0,
  };
}
