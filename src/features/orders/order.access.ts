import { type Actor, defineAccess, holds } from '../../kernel/actor.ts';

export const bookOrder = defineAccess(
  'order.book',
  'Every signed-in person books for themselves.',
  'required',
);
export const readOrder = defineAccess(
  'order.read',
  'The resident; the artisan once it is paid; staff, supervisors and auditors of the grid. For others it does not exist.',
  'required',
);
export const residentOfOrder = defineAccess(
  'order.resident',
  'The resident who booked it; for strangers it does not exist.',
  'required',
);
export const artisanOfOrder = defineAccess(
  'order.artisan',
  'The artisan it is with; for strangers it does not exist.',
  'required',
);
export const partyOfOrder = defineAccess(
  'order.party',
  'The resident or the artisan of the order; for strangers it does not exist.',
  'required',
);
export const staffOfOrder = defineAccess(
  'order.staff',
  'Staff and supervisors of the grid or above it who are neither the resident nor the artisan.',
  'required',
  (actor) => holds(actor, ['staff', 'supervisor']),
);

export const orderAccess = [
  bookOrder,
  readOrder,
  residentOfOrder,
  artisanOfOrder,
  partyOfOrder,
  staffOfOrder,
];

export type Viewer = 'resident' | 'artisan' | 'staff' | 'auditor';

/** What the access rules look at. */
export interface Guarded {
  residentId: string;
  artisanPersonId: string;
  grid: string;
  state: string;
}

/** An order that was never paid has not come to the artisan; the calendar alone shows the time as busy. */
const unseenByArtisan = ['unpaid', 'lapsed'];

/** Whoever is a party to the order is that and nothing else: staff never decide about their own orders. */
export function viewersOf(actor: Actor, order: Guarded): Viewer[] {
  if (actor.personId === null) return [];
  if (actor.personId === order.residentId) return ['resident'];
  if (actor.personId === order.artisanPersonId)
    return unseenByArtisan.includes(order.state) ? [] : ['artisan'];
  if (holds(actor, ['staff', 'supervisor'], order.grid)) return ['staff'];
  return holds(actor, ['auditor'], order.grid) ? ['auditor'] : [];
}
