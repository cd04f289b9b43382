import type { components } from '../../../../contract/types.gen.ts';
import type { Viewer } from '../../engine/order.access.ts';
import { openProposal, proposalDue } from './service.moving.ts';
import type { ServiceOrder } from './service.ts';

type Schemas = components['schemas'];
type Own = Omit<Schemas['ServiceOrder'], keyof Schemas['OrderCommon']>;

/** A shop stands where everybody may know it; where the artisan lives the resident learns while both are in touch. */
function addressFor({ way, shopAddress }: ServiceOrder, viewer: Viewer, inTouch: boolean): string | null {
  if (way !== 'at_artisan' || viewer === 'provider') return shopAddress;
  return viewer === 'resident' && inTouch ? shopAddress : null;
}

/** What a service's order shows beside what every order does. */
export function presentService(order: ServiceOrder, viewer: Viewer, inTouch: boolean): Own {
  const { way, durationMinutes, instant, quote, balance } = order;
  const open = openProposal(order);
  return {
    way,
    shopAddress: addressFor(order, viewer, inTouch),
    durationMinutes,
    instant,
    quote: quote && { amountFen: quote.amountFen, reason: quote.reason, at: quote.at.toISOString() },
    balance: balance?.state ?? null,
    balanceFen: balance?.fen ?? 0,
    proposal: open && {
      id: open.id,
      by: open.by,
      startAt: open.startAt.toISOString(),
      endAt: open.endAt.toISOString(),
      until: (proposalDue(order) ?? open.at).toISOString(),
    },
  };
}
