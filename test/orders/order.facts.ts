import type { makeCalendars } from '../../src/features/calendars/index.ts';
import type { Listing } from '../../src/features/catalogue/index.ts';
import { termsOf } from '../../src/features/catalogue/terms.ts';
import type { Grid } from '../../src/features/grids/index.ts';
import {
  type makeOrders,
  type Notification,
  type Orders,
  orderKinds,
} from '../../src/features/orders/index.ts';
import type { Payments } from '../../src/features/payments/index.ts';
import type { makeWindows } from '../../src/features/windows/index.ts';
import { ground, places } from '../calendars/calendar.given.ts';
import { plainSettings } from '../support/settings.ts';

const path = [
  { code: '1', level: 'district' },
  { code: '11', level: 'street' },
  { code: '111', level: 'community' },
  { code: '1111', level: 'general' },
] as const;

const kindOf = (listing: Listing) => {
  const kind = orderKinds.find((each) => each.kind === listing.kind);
  if (!kind) throw new Error('there is a kind of listing');
  return kind;
};

/** What the listing is booked on. */
export function termsNow(listing: Listing) {
  const settings = plainSettings.of(listing.grid);
  return termsOf(listing, { kind: kindOf(listing).listing, settings, categoryName: '理发' });
}

/** Hears of everything that people would be told, as the notices do. */
export function followNotifications(
  orders: Orders,
  payments: Payments,
  notify: (message: Notification) => Promise<void>,
): void {
  const all = async (messages: readonly Notification[]) => {
    for (const each of messages) await notify(each);
  };
  orders.onAny('people', 'test', (order, row) => all(orders.notificationsOf(order, row)));
  const wrong = ['receive_mismatched', 'receive_late'] as const;
  payments.on(wrong, 'people', 'test', async (payment, row) =>
    all(await orders.notificationsOfPayment(payment, row)),
  );
  payments.onRefunds(orders.refundSteps, 'people', 'test', async (refund, row) =>
    all(await orders.notificationsOfRefund(refund, row)),
  );
}

type Facts = Pick<
  Parameters<typeof makeOrders>[0] &
    Parameters<typeof makeCalendars>[0] &
    Pick<Parameters<typeof makeWindows>[0], 'catalogue'>,
  'people' | 'proxies' | 'grids' | 'artisans' | 'providers' | 'catalogue' | 'reach' | 'settings'
>;

export function factsOf(listings: readonly [Listing, ...Listing[]], strikes: string[]): Facts {
  const [listing] = listings;
  const grid = async (code: string) => {
    const centre = (await ground.centreOf(code)) ?? [103.8, 30.7];
    const above = path.find((each) => each.code === code);
    if (!above && !places.includes(code as '11110')) return null;
    const codes = [...path.map((each) => each.code), ...(above ? [] : [code])];
    const level = above?.level ?? 'micro';
    return { code, level, name: code, parent: null, path: codes, centre } as unknown as Grid;
  };
  const grids: Facts['grids'] = {
    find: async (code) => (await grid(code)) as Grid,
    seek: grid,
    communityOn: (codes) => (codes.includes('111') ? '111' : null),
  };
  const facts = {
    proxies: { permit: () => Promise.reject(new Error('nobody orders for others here')) },
    people: {
      find: async (id: string) => ({ _id: id, name: '王小明', phone: '13800000001' }),
      namesOf: async () => new Map(),
    },
    grids,
    reach: { metres: ground.walkMetres },
    settings: plainSettings,
    artisans: {
      ofPerson: async (id: string) => (id === listing.ownerId ? { _id: listing.provider.id } : null),
      on() {},
    },
    providers: {
      find: async () => ({
        ...{ ref: listing.provider, ownerId: listing.ownerId, people: [listing.ownerId] },
        ...{ fullName: '周建国', name: '周师傅', phone: '13800000002', state: 'active' },
      }),
      onWork() {},
      async strike(_provider: object, key: string) {
        if (!strikes.includes(key)) strikes.push(key);
      },
    },
    catalogue: {
      on() {},
      seekListing: async (id: string) => listings.find(({ _id }) => _id === id) ?? null,
      termsOf: termsNow,
      kindOf: (each: Listing) => kindOf(each).listing,
      async visibleAt(seen: Listing, place: string) {
        const walkMetres = seen.state === 'live' ? await ground.walkMetres(place, seen.grid) : null;
        return walkMetres !== null && walkMetres <= 1200 ? { walkMetres } : null;
      },
    },
  };
  return facts as unknown as Facts;
}
