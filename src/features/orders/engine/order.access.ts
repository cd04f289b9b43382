import { type Actor, actsFor, defineAccess, holds, type RoleName } from '../../../kernel/actor.ts';
import type { OrderRelation } from './order.ts';

/** Who decides about the orders of a grid. */
export const staffRoles: readonly RoleName[] = ['staff', 'supervisor'];

const bookOrder = defineAccess(
  'order.book',
  'Every signed-in person, for themselves or for who has agreed to it.',
  'required',
);
const readOrder = defineAccess(
  'order.read',
  'The resident; the provider once it is paid; staff, supervisors and auditors of the grid. For others it does not exist.',
  'required',
);
const residentOfOrder = defineAccess(
  'order.resident',
  'The resident it is for and who ordered it for them; for strangers it does not exist.',
  'required',
);
const providerOfOrder = defineAccess(
  'order.provider',
  'The provider it is with; for strangers it does not exist.',
  'required',
);
const partyOfOrder = defineAccess(
  'order.party',
  'The resident or the provider of the order, where its kind says so also staff of its grid; for strangers it does not exist.',
  'required',
);
const staffOfOrder = defineAccess(
  'order.staff',
  'Staff and supervisors of the grid or above it who are neither the resident nor the provider.',
  'required',
  (actor) => holds(actor, staffRoles),
);

/** Who reads the orders of a grid. */
export const deskRoles: readonly RoleName[] = ['staff', 'supervisor', 'auditor'];
const deskOfOrders = defineAccess(
  'order.desk',
  'Staff, supervisors and auditors; the orders of their grids.',
  'required',
  (actor) => holds(actor, deskRoles),
);
const assignerOfOrder = defineAccess(
  'order.assign',
  'The provider it is with; staff and supervisors of the grid or above it. For strangers it does not exist.',
  'required',
);

export const orderAccess = [
  assignerOfOrder,
  bookOrder,
  deskOfOrders,
  readOrder,
  residentOfOrder,
  providerOfOrder,
  partyOfOrder,
  staffOfOrder,
];

export type Viewer = OrderRelation | 'auditor';

/** Whoever works for its grid, and is no party to it, knows people by name. */
export const worksForGrid = (viewer: Viewer): boolean => viewer === 'staff' || viewer === 'auditor';

/** What the access rules look at. */
export interface Guarded {
  residentId: string;
  orderedBy?: { personId: string } | null;
  providerPersonId: string;
  gridPath: readonly string[];
  state: string;
}
/** What a kind keeps from its provider. */
interface Hides {
  unseenByProvider: readonly string[];
}

/** Whoever is a party to the order is that and nothing else: staff never decide about their own orders. */
export function viewersOf(actor: Actor, order: Guarded, { unseenByProvider }: Hides): Viewer[] {
  if (actor.personId === null) return [];
  if ([order.residentId, order.orderedBy?.personId].includes(actor.personId)) return ['resident'];
  if (actsFor(actor, order.providerPersonId))
    return unseenByProvider.includes(order.state) ? [] : ['provider'];
  if (holds(actor, staffRoles, order.gridPath)) return ['staff'];
  return holds(actor, ['auditor'], order.gridPath) ? ['auditor'] : [];
}

/** The people whom the rows name. Who only reads takes no step. */
export function relationsOf(actor: Actor, order: Guarded, kind: Hides): OrderRelation[] {
  return viewersOf(actor, order, kind).filter((viewer) => viewer !== 'auditor');
}
