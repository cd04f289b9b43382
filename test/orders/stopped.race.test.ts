import assert from 'node:assert/strict';
import { fault } from '../payments/payment.given.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { bookingOf, freeStarts, givenBooked, givenNeighbourhood, givenOrder, pay } from '../support/given.ts';
import { refundsArrived } from '../support/refunded.ts';
import { payOnPhone } from '../support/standin.ts';
import { offer, reason } from './order.stage.ts';
import { startAppWithout } from './variants/unfollowed.ts';

const lookAfter = 'orders: looks whether the provider is at work';
const followStop = ['orders: end or stand', 'orders: end what is not agreed'];

type Near = Awaited<ReturnType<typeof givenNeighbourhood>>;
/** What stops orders, and whether staff puts the artisan back to work afterwards. */
interface Stop {
  name: string;
  stop(app: TestApp, near: Near, listing: string): Promise<unknown>;
  isRestored?: true;
}
const idOf = async (app: TestApp, near: Near) => (await app.as(near.barber).getMyArtisan()).id;
const stops: readonly Stop[] = [
  { name: 'a listing withdrawn', stop: (app, near, listing) => app.as(near.barber).retireListing(listing) },
  {
    name: 'a suspension',
    stop: async (app, near) => app.as(near.checker).suspendArtisan(await idOf(app, near), reason),
    isRestored: true,
  },
  {
    name: 'a role taken away',
    async stop(app, near) {
      const { roles } = await app.application.features.people.find(near.barber._id);
      const others = roles.filter(({ role }) => role !== 'artisan');
      await app.as(near.admin).setRoles(near.barber._id, { roles: others });
    },
    isRestored: true,
  },
  {
    name: 'an artisan who leaves',
    stop: async (app, near) => app.as(near.barber).leaveMarket(await idOf(app, near)),
  },
];

/** The next so many looks at a provider see what stands now, and answer when they are let go. */
function heldLooks(app: TestApp, count: number) {
  const { providers } = app.application.features;
  const find = providers.find.bind(providers);
  let letGo = () => {};
  const gate = new Promise<void>((open) => {
    letGo = open;
  });
  let seen = 0;
  providers.find = async (ref) => {
    const provider = await find(ref);
    if (seen >= count) return provider;
    seen += 1;
    await gate;
    return provider;
  };
  const reached = async (nth: number) => {
    while (seen < nth) await new Promise((done) => setImmediate(done));
  };
  const release = () => {
    providers.find = find;
    letGo();
  };
  return { reached, release };
}

/**
 * A stop while one order is being accepted and another booked, both behind their look, and a third is paid without the
 * server having heard of it. Answers which of the three still stand.
 */
async function standingAfter({ stop, isRestored }: Stop, app: TestApp, near: Near): Promise<string[]> {
  const [resident, barber] = [app.as(near.resident), app.as(near.barber)];
  const listing = await offer(app, near, { priceKind: 'market', priceFen: 2000 });
  const accepted = await givenOrder(app, near, 'requested', { listing });
  const paid = await givenBooked(app, near, listing, { nth: 6 });
  const { outTradeNo } = await app.application.features.payments.find(paid.payment?.id ?? '');
  const [startAt = ''] = (await freeStarts(app, listing, near.place)).slice(-1);
  const booking = { body: await bookingOf(app, listing, startAt, near.place) };
  await fault({ on: 'callback', fault: 'hold', outTradeNo });
  await payOnPhone(outTradeNo);

  const looks = heldLooks(app, 2);
  const accepting = barber.raw.acceptOrder(accepted.id);
  await looks.reached(1);
  const booked = resident.bookOrder(booking);
  await looks.reached(2);
  await stop(app, near, listing);
  looks.release();
  await accepting;
  await resident.checkPayment(paid.payment?.id ?? '');
  await pay(app, near.resident, await booked);

  const orders = { accepted: accepted.id, paid: paid.id, booked: (await booked).id };
  await refundsArrived(app, near.resident, Object.values(orders));
  const standing: string[] = [];
  for (const [moment, id] of Object.entries(orders)) {
    const { state, refunds, amounts } = await resident.getOrder(id);
    const hasEnded = ['declined', 'lapsed'].includes(state);
    if (!hasEnded) standing.push(moment);
    else assert.equal(refunds[0]?.amountFen, amounts.paidFen, `${moment} has all back`);
  }
  if (isRestored) await app.as(near.checker).restoreArtisan(await idOf(app, near));
  return standing;
}

describe('a stop in the very moment of an acceptance, a payment and a booking', function () {
  this.timeout(180_000);
  async function standing(start: () => Promise<TestApp>): Promise<Record<string, string[]>> {
    const app = await start();
    const near = await givenNeighbourhood(app);
    const found: Record<string, string[]> = {};
    for (const each of stops) found[each.name] = await standingAfter(each, app, near);
    assert.deepEqual(app.errors, []);
    await app.stop();
    return found;
  }
  const everyStop = (moments: readonly string[]) =>
    Object.fromEntries(stops.map(({ name }) => [name, [...moments]]));

  it('leaves none of the three standing, and all goes back', async () => {
    assert.deepEqual(await standing(startApp), everyStop([]));
  });
  it('goes red where nobody looks again after a step', async () => {
    assert.deepEqual(await standing(() => startAppWithout([lookAfter])), everyStop(['booked']));
  });
  it('goes red where a stop ends nothing itself', async () => {
    assert.deepEqual(await standing(() => startAppWithout(followStop)), everyStop(['accepted']));
  });
  it('goes red where there is the look before a step alone', async () => {
    const without = () => startAppWithout([lookAfter, ...followStop]);
    assert.deepEqual(await standing(without), everyStop(['accepted', 'paid', 'booked']));
  });
});
