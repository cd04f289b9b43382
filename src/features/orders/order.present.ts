import type { components } from '../../contract/types.gen.ts';
import { after, day } from '../../kernel/clock.ts';
import { clockRows, type TimelineRow } from '../../kernel/process.ts';
import type { Refund } from '../payments/index.ts';
import { serviceProcess } from './kinds/service/process.ts';
import { cancelRefundFen, isBalanceOpen, isCodeLocked } from './kinds/service/rules.ts';
import type { ServiceOrder, ServiceState } from './kinds/service/service.ts';
import type { Viewer } from './order.access.ts';
import type { SeenOrder } from './order.service.ts';
import { type Contact, paidFen } from './order.ts';

type Schemas = components['schemas'];
type Shown = Schemas['Order'];

/** Both sides have each other's number from the confirmation until this long after the end. */
const contactStands = 7 * day;
const contactStates: readonly ServiceState[] = [
  'confirmed',
  'underway',
  'quoted',
  'missed',
  'done',
  'completed',
  'disputed',
  'settled',
];

/** Whether this viewer is shown name, address and phone without asking; staff ask with a reason. */
export function seesContact(order: ServiceOrder, viewer: Viewer, now: Date): boolean {
  if (viewer === 'resident') return true;
  return viewer === 'artisan' && isInTouch(order, now);
}

function isInTouch(order: ServiceOrder, now: Date): boolean {
  return contactStates.includes(order.state as ServiceState) && now < after(order.endAt, contactStands);
}

export function presentContact({ name, phone, address }: Contact): Schemas['OrderContact'] {
  return { name, phone, address };
}

/** An order as its viewer may see it: an allow-list, nothing of the document leaves by itself. */
export function presentOrder(seen: SeenOrder): Shown {
  const { order, viewer, steps, now } = seen;
  const contact = seesContact(order, viewer, now) ? presentContact(order.contact) : null;
  return {
    id: order._id,
    kind: order.kind,
    state: order.state as ServiceState,
    as: viewer,
    steps,
    ...agreed(order),
    artisan: artisanOf(seen),
    amounts: amountsOf(order),
    payment: viewer === 'resident' ? paymentOf(order) : null,
    refunds: viewer === 'artisan' ? [] : refundsOf(seen.refunds),
    quote: quoteOf(order),
    balance: order.balance?.state ?? null,
    contact,
    note: contact ? order.note : null,
    ...checkIn(seen),
    cancelRefundFen: viewer === 'resident' ? refundNow(order, now) : null,
    escalation: escalationOf(order),
    nextDueAt: clockRows(serviceProcess, order, now)[0]?.due.toISOString() ?? null,
    bookedAt: order.bookedAt.toISOString(),
    timeline: order.timeline.map(eventOf),
  };
}

function agreed(order: ServiceOrder) {
  return {
    listingId: order.listingId,
    title: order.title,
    category: order.category,
    categoryName: order.categoryName,
    way: order.way,
    startAt: order.startAt.toISOString(),
    endAt: order.endAt.toISOString(),
    durationMinutes: order.durationMinutes,
    place: order.place,
    placeName: order.placeName,
    shopAddress: order.shopAddress,
    priceKind: order.priceKind,
    instant: order.instant,
    policy: {
      name: order.policy.name,
      rules: order.policy.rules.map(({ hoursBefore, percentBack }) => ({ hoursBefore, percentBack })),
    },
  };
}

function artisanOf({ order, viewer, now }: SeenOrder): Shown['artisan'] {
  const phone = viewer === 'resident' && isInTouch(order, now) ? order.artisanPhone : null;
  return { id: order.artisanId, name: order.artisanName, phone };
}

function amountsOf(order: ServiceOrder): Shown['amounts'] {
  return {
    advanceFen: order.advanceFen,
    balanceFen: order.balance?.fen ?? 0,
    paidFen: paidFen(order),
    cashFen: order.cashFen,
    refundFen: order.refundFen,
    payableFen: order.payableFen,
  };
}

function paymentOf(order: ServiceOrder): Shown['payment'] {
  const part = order.state === 'unpaid' ? 'advance' : isBalanceOpen(order) ? 'balance' : null;
  const { due } = order;
  if (!due || due.part !== part) return null;
  return { id: due.id, part: due.part, amountFen: due.amountFen, expiresAt: due.expiresAt.toISOString() };
}

const askedAt = ({ timeline }: Refund) => timeline[0]?.at.getTime() ?? 0;

/** The first that was asked for first. */
function refundsOf(refunds: readonly Refund[]): Schemas['OrderRefund'][] {
  return [...refunds]
    .sort((a, b) => askedAt(a) - askedAt(b))
    .map(({ state, came, amountFen, timeline }) => {
      return { state, came, amountFen, since: (timeline.at(-1)?.at ?? new Date(0)).toISOString() };
    });
}

function quoteOf({ quote }: ServiceOrder): Shown['quote'] {
  return quote && { amountFen: quote.amountFen, reason: quote.reason, at: quote.at.toISOString() };
}

function checkIn({ order, viewer }: SeenOrder) {
  const isWaiting = order.state === 'confirmed';
  return {
    checkInCode: isWaiting && viewer === 'resident' ? order.checkInCode : null,
    checkInLocked: isWaiting && (viewer === 'resident' || viewer === 'artisan') && isCodeLocked(order),
  };
}

function refundNow(order: ServiceOrder, now: Date): number | null {
  if (order.state === 'requested') return paidFen(order);
  return order.state === 'confirmed' && now < order.startAt ? cancelRefundFen(order, now) : null;
}

function escalationOf({ state, escalationLevel, escalationPath }: ServiceOrder): Shown['escalation'] {
  const at = state === 'disputed' && escalationLevel !== null ? escalationPath[escalationLevel] : undefined;
  return at ? { level: at.level, grid: at.grid } : null;
}

const fenFields = ['amountFen', 'refundFen', 'payableFen'] as const;

function eventOf(row: TimelineRow): Schemas['OrderEvent'] {
  const by = row.by.kind === 'person' ? row.by.as : row.by.kind;
  const event: Schemas['OrderEvent'] = {
    step: row.step,
    state: row.to as ServiceState,
    at: row.at.toISOString(),
    by: by as Schemas['OrderEvent']['by'],
  };
  const { reason } = row.data;
  if (typeof reason === 'string') event.reason = reason;
  for (const field of fenFields) {
    const value = row.data[field];
    if (typeof value === 'number') event[field] = value;
  }
  return event;
}
