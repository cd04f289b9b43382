import { after, before, chinaDay, hour, startOfChinaDay } from '../../../../kernel/clock.ts';
import { isAppError } from '../../../../kernel/errors.ts';
import { idOf, newId } from '../../../../kernel/ids.ts';
import type { Runner } from '../../../../kernel/runner.ts';
import { type ClaimPorts, claimWaits, type StepRequest, type WatchDeps } from '../../engine/kind.ts';
import { requireRenewable } from './loan.apply.ts';
import { daysOf, lastDayOf } from './loan.dates.ts';
import type { LoanListing } from './loan.listing.ts';
import { holdingStates, type LoanOrder, type LoanState, type LoanTypes } from './loan.ts';

type Request = StepRequest<LoanListing>;
const bySystem = { kind: 'system' } as const;

/** Claims another unit for the same days. Throws `units_taken`. */
export function claimOther(
  { units }: ClaimPorts,
  order: LoanOrder,
  { listing, until }: Omit<Request, 'input'>,
) {
  const { _id: id, unitId: except } = order;
  return units.claim({ listing, id, holder: id, ...daysOf(order), until, except });
}

/** Claims the days behind those of the order, of the unit that is out, where nobody waits for them. Throws `units_taken`. */
export async function claimMoreDays({ units }: ClaimPorts, order: LoanOrder, request: Request) {
  const { input, listing, until, key } = request;
  const { days } = input;
  requireRenewable(order, days);
  const id = key ? idOf('ren', order._id, key) : newId('ren');
  const fromDay = lastDayOf(order) + 1;
  const span = { fromDay, endDay: fromDay + days };
  await units.claim({ listing, id, holder: order._id, ...span, until, only: order.unitId });
  return { claim: id };
}

/** What becomes of a unit follows from what its order says of it now. */
export function followUnits(runner: Runner<LoanTypes>, { units }: ClaimPorts): void {
  runner.on('swap', 'claims', 'orders: keeps the other unit and frees the old one', async (order) => {
    const { _id: id, unitId } = order;
    if (!holdingStates.includes(order.state as LoanState)) return;
    const isKept = await units.keepOrClaim(unitId, { id, holder: id, ...daysOf(order) });
    await units.freeOf(id, unitId);
    if (!isKept) await runner.tryAdvance(id, 'withdraw', bySystem, { input: {} });
  });
  runner.on('renew', 'claims', 'orders: keeps the days that were renewed', async (order, { data }) => {
    const renewal = order.renewals.find(({ id }) => id === data.claim);
    if (!renewal || !holdingStates.includes(order.state as LoanState)) return;
    const { endDay } = daysOf(order);
    const claim = { id: renewal.id, holder: order._id, fromDay: endDay - renewal.days, endDay };
    // days behind a later renewal are kept already
    if (renewal === order.renewals.at(-1)) await units.keepOrClaim(order.unitId, claim);
    else await units.keep(order.unitId, renewal.id);
  });
  runner.on('become_overdue', 'claims', 'orders: the unit offers no day', async (order) => {
    if (order.state === 'overdue') await units.waitFor(order.unitId, order._id);
  });
  runner.on(
    ['take_back', 'find'],
    'claims',
    'orders: the unit is there again',
    async (order, { n, step }) => {
      if (step === 'find') await units.change(order.unitId, 'free', null, `${order._id}:${n}`);
      else await units.endWait(order.unitId, order._id);
    },
  );
  runner.on('take_back_damaged', 'claims', 'orders: the unit goes to repair', async (order, { n, data }) => {
    await units.change(order.unitId, 'in_repair', data.reason, `${order._id}:${n}`);
  });
  runner.on('give_up', 'claims', 'orders: the unit is lost', async (order, { n }) => {
    if (order.state === 'lost') await units.change(order.unitId, 'lost', null, `${order._id}:${n}`);
  });
}

/** From the evening before the first day on, what is not there is not waited for any more. */
const eveningBefore = 6 * hour;
const isTooLateToWait = (order: LoanOrder, now: Date): boolean =>
  now >= before(startOfChinaDay(chinaDay(order.startAt)), eveningBefore);

/** Looks for another unit for every order whose own one is not there. */
export async function followMissing(deps: WatchDeps<LoanTypes, LoanListing>): Promise<void> {
  for await (const { _id, listingId, claims } of deps.ports.units.stuck()) {
    const listing = await deps.seekListing(listingId);
    for (const id of new Set(claims.map(({ holder }) => holder))) {
      const order = await deps.seekOrder(id);
      if (listing && order?.state === 'ready' && order.unitId === _id) await relocate(deps, order, listing);
    }
  }
}

/** Another unit; in the evening before, where there is none, it is called off. */
async function relocate(
  { runner, ports, seekOrder }: WatchDeps<LoanTypes, LoanListing>,
  order: LoanOrder,
  listing: LoanListing,
): Promise<void> {
  const now = ports.clock.now();
  try {
    const until = after(now, claimWaits);
    const input = await claimOther(ports, order, { listing, until, key: undefined });
    if (await runner.tryAdvance(order, 'swap', bySystem, { input })) return;
    // somebody was quicker: it holds what it says now, and nothing else
    const standing = await seekOrder(order._id);
    await ports.units.freeOf(order._id, standing?.unitId);
  } catch (thrown) {
    if (!isAppError(thrown, 'units_taken')) throw thrown;
    if (isTooLateToWait(order, now)) await runner.tryAdvance(order, 'withdraw', bySystem, { input: {} });
  }
}
