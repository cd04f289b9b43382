import { asPickup, everyMorning, givenCollector, givenPickup } from '../support/given.pickups.ts';
import { drawn, upload } from '../support/pictures.ts';
import { reason, stageOrders } from './order.stage.ts';

/** What staff say when they decide. */
export const sure = { reason: '看了之后决定' };

/** The neighbourhood with a collector who has room for everybody, and what tests of pick-ups ask of it. */
export function stagePickups() {
  const orders = stageOrders();
  const { stage, as, resident } = orders;
  let listing = '';
  before(async () => {
    listing = await givenCollector(stage.app, stage.near, { visitWindows: everyMorning(100) });
  });
  // a resident has one place in a window, so what is done with is out of the way
  afterEach(async () => {
    const { items } = await resident().listOrders({ query: { as: 'resident', limit: 50 } });
    for (const { id, steps } of items) {
      if (steps.includes('cancel')) await resident().cancelOrder({ params: { id }, body: {} });
      else if (steps.includes('leave')) await resident().leavePickup(id, reason);
    }
  });
  const windowsOf = (id: string) =>
    as(null).listWindows({ params: { id }, query: { place: stage.near.place } });
  return {
    ...orders,
    staff: () => as(stage.near.approver),
    pickup: (state: Parameters<typeof givenPickup>[2]) =>
      givenPickup(stage.app, stage.near, state, { listing }),
    seen: async (id: string) => asPickup(await resident().getOrder(id)),
    passTo: (date: string, ms: number) =>
      stage.app.pass(Date.parse(date) + ms - stage.app.application.clock.now().getTime()),
    balance: (account: string) => stage.app.application.features.ledger.balanceOf(account),
    entries: async (id: string) =>
      (await stage.app.application.features.ledger.entries()).filter(({ source }) => source === id),
    strikes: async () =>
      (await stage.app.application.features.artisans.ofPerson(stage.near.barber._id))?.strikes.length ?? 0,
    picture: async () => ({
      pictures: [(await upload(stage.app, stage.near.barber, await drawn(), 'finish')).id],
    }),
    windowsOf,
    /** How many places are left with the collector who has room. */
    leftAt: async (startAt: string, id = listing) =>
      (await windowsOf(id)).items.find((one) => one.startAt === startAt)?.left,
    listing: () => listing,
  };
}
