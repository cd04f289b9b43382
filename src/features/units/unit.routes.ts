import type { Handlers } from '../../contract/handler.ts';
import type { components } from '../../contract/types.gen.ts';
import { chinaDate, startOfChinaDay } from '../../kernel/clock.ts';
import type { UnitService } from './unit.service.ts';
import { picturesOf, type Unit } from './unit.ts';

type Operations = 'getFreeDays' | 'listUnits' | 'addUnit' | 'changeUnit';

const dateOf = (day: number): string => chinaDate(startOfChinaDay(day));

/** Who holds what is told by the order's id; whose it is the order says to whom it concerns. */
const presentUnit = (unit: Unit): components['schemas']['Unit'] => ({
  id: unit._id,
  number: unit.number,
  state: unit.state,
  overdueOf: unit.overdueOf,
  pictures: picturesOf(unit).map(({ id, width, height }) => ({ id, width, height })),
  claims: [...unit.claims]
    .sort((a, b) => a.fromDay - b.fromDay)
    .map(({ holder, fromDay, endDay }) => ({
      orderId: holder,
      fromDate: dateOf(fromDay),
      toDate: dateOf(endDay - 1),
    })),
  changes: unit.changes.slice(-50).map(({ at, state, note }) => ({ at: at.toISOString(), state, note })),
});
const shown = (units: readonly Unit[]) => ({ body: { units: units.map(presentUnit) } });

export function unitRoutes(units: UnitService): Pick<Handlers, Operations> {
  return {
    getFreeDays: async ({ params, query }) => {
      const days = await units.freeDaysAt(params.id, query.place);
      const present = ({ day, untilDay }: { day: number; untilDay: number | null }) => ({
        date: dateOf(day),
        untilDate: untilDay === null ? null : dateOf(untilDay - 1),
      });
      return { body: { days: days?.map(present) ?? null } };
    },
    listUnits: async ({ actor, params }) => shown(await units.ofListing(actor, params.id)),
    addUnit: async ({ actor, params, key }) => shown(await units.add(actor, params.id, key)),
    changeUnit: async ({ actor, params, body, key }) => shown(await units.say(actor, params.id, body, key)),
  };
}
