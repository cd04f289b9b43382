import type { components } from '../../../contract/types.gen.ts';
import { after, day } from '../../../kernel/clock.ts';
import { takerName } from '../../../kernel/history.ts';
import { clockRows, type TimelineRow } from '../../../kernel/process.ts';
import type { Refund } from '../../payments/index.ts';
import { maskPhone } from '../../people/index.ts';
import { isCodeLocked } from './check-in.ts';
import { isDisputed } from './dispute.ts';
import { earnedFen, paidFen } from './ending.ts';
import { feesOf } from './fees.ts';
import { type OrderKind, type Payout, showsCodeTo } from './kind.ts';
import { type Viewer, worksForGrid } from './order.access.ts';
import { picturesOf } from './order.pictures.ts';
import type { SeenOrder } from './order.service.ts';
import type { Contact, Order } from './order.ts';

type Schemas = components['schemas'];
type Shown = Schemas['Order'];
type Common = Schemas['OrderCommon'];

/** Both sides have each other's number from the confirmation until this long after the end. */
const contactStands = 7 * day;

function isInTouch(order: Order, kind: OrderKind, now: Date): boolean {
  const isNear = now < after(order.endAt, contactStands) || (kind.stillOut?.includes(order.state) ?? false);
  const states = kind.inTouchOf?.(order) ?? kind.inTouch;
  return states.includes(order.state) && isNear;
}

/** Whether this viewer is shown name, address and phone without asking; staff ask with a reason. */
function seesContact(order: Order, kind: OrderKind, viewer: Viewer, now: Date): boolean {
  return viewer === 'resident' || (viewer === 'provider' && isInTouch(order, kind, now));
}

export function presentContact({ name, phone, address }: Contact): Schemas['OrderContact'] {
  // of whom has closed their account nothing is left
  return { name: name || null, phone: phone || null, address };
}

/** An order as its viewer may see it: an allow-list, nothing of the document leaves by itself. */
export function presentOrder(seen: SeenOrder): Shown {
  const { order, kind, viewer, now } = seen;
  // the kind's part of the contract says what its orders show beside this
  return {
    ...presentCommon(seen),
    ...kind.present(order, viewer, isInTouch(order, kind, now), now),
  } as Shown;
}

function presentCommon(seen: SeenOrder): Common {
  const { order, kind, viewer, steps, now } = seen;
  const contact = contactFor(seen);
  return {
    id: order._id,
    number: order.number,
    kind: order.kind,
    state: order.state as Common['state'],
    as: viewer,
    steps,
    phases: [...kind.phases],
    phase: kind.phaseOf(order),
    ended: isEnded(seen),
    ...agreed(order),
    provider: providerOf(seen),
    resident: residentOf(seen),
    orderedBy: ordererOf(seen),
    providerStopped: worksForGrid(viewer) && isStopped(seen),
    amounts: amountsOf(order, kind.payout?.(order)),
    fees: viewer === 'resident' ? null : feesShown(seen),
    due: seen.isPayer ? dueOf(seen) : null,
    payment: seen.isPayer ? paymentOf(seen) : null,
    refunds: viewer === 'provider' ? [] : refundsOf(seen.refunds),
    contact,
    note: contact ? order.note : null,
    ...checkIn(seen),
    ...cancellation(seen),
    reviewable: order.timeline.some((row) => kind.isReviewable(order, row)),
    escalation: escalationOf(order),
    nextDueAt: clockRows(kind.process, order, now)[0]?.due.toISOString() ?? null,
    bookedAt: order.bookedAt.toISOString(),
    timeline: order.timeline.map((row) => {
      const pictures = picturesOf(kind, row, viewer);
      const name = takerName(row, seen.names);
      return { ...eventOf(row), ...(name && { name }), ...(pictures && { pictures }) };
    }),
  };
}

/** Whoever comes to something that takes place anyway is known to its provider by name. */
function contactFor({ order, kind, viewer, now }: SeenOrder): Schemas['OrderContact'] | null {
  if (!seesContact(order, kind, viewer, now)) return null;
  const contact = presentContact(order.contact);
  return kind.nameOnly && viewer === 'provider' ? { ...contact, phone: null, address: null } : contact;
}

function agreed(order: Order) {
  return {
    listingId: order.listingId,
    title: order.title,
    category: order.category,
    categoryName: order.categoryName,
    priceKind: order.priceKind,
    startAt: order.startAt.toISOString(),
    endAt: order.endAt.toISOString(),
    place: order.place,
    placeName: order.placeName,
    policy: {
      name: order.policy.name,
      rules: order.policy.rules.map(({ hoursBefore, percentBack }) => ({ hoursBefore, percentBack })),
      freeMinutes: order.policy.freeMinutes,
      freeHoursBefore: order.policy.freeHoursBefore,
    },
  };
}

function providerOf({ order, kind, viewer, now }: SeenOrder): Common['provider'] {
  const phone = viewer === 'resident' && isInTouch(order, kind, now) ? order.providerPhone || null : null;
  const kindOfProvider = order.provider.kind as Common['provider']['kind'];
  return { kind: kindOfProvider, id: order.provider.id, name: order.providerName, phone };
}

/** For who works for the grid: by name, and the number of the order masked; the whole is asked for with a reason. */
function residentOf({ order, viewer, names }: SeenOrder): Common['resident'] {
  if (!worksForGrid(viewer)) return null;
  return { name: names.get(order.residentId) ?? '', phoneMasked: maskPhone(order.contact.phone) };
}

/** Who ordered it for whom; the provider learns the names together with the contact. */
function ordererOf({ order, kind, viewer, isOrderer, names, now }: SeenOrder): Common['orderedBy'] {
  const { orderedBy, contact } = order;
  if (!orderedBy) return null;
  const isTold = viewer !== 'provider' || isInTouch(order, kind, now);
  const person = worksForGrid(viewer) ? (names.get(order.residentId) ?? '') : contact.name;
  return {
    as: orderedBy.as,
    consent: orderedBy.way,
    own: isOrderer,
    name: isTold ? orderedBy.name : null,
    person: isTold ? person : null,
  };
}

/** It is agreed, still to be done, and its provider is not at work any more. */
const isStopped = ({ order, kind }: SeenOrder): boolean =>
  kind.holding.includes(order.state) && Boolean(order.providerStoppedAt);

function amountsOf(order: Order, payout: Payout | undefined): Common['amounts'] {
  return {
    advanceFen: order.advanceFen,
    paidFen: paidFen(order),
    cashFen: order.cashFen,
    refundFen: order.refundFen,
    payableFen: order.payableFen,
    owedFen: payout?.owedFen ?? 0,
    paidOutFen: payout?.paidFen ?? 0,
  };
}

/** Of what it brings as it stands, or has brought. */
function feesShown({ order, kind }: SeenOrder): Common['fees'] {
  const isOver = order.payableFen > 0 || kind.process.final.includes(order.state);
  return kind.payout ? null : feesOf(order, isOver ? order.payableFen : earnedFen(order));
}

/** It stands where nothing leads on, or at the end of the progress, where somebody may still object. */
function isEnded({ order, kind }: SeenOrder): boolean {
  const phase = kind.phaseOf(order);
  return kind.process.final.includes(order.state) || (phase !== null && phase === kind.phases.at(-1));
}

/** Also where its payment is still being opened. */
function dueOf({ order, kind }: SeenOrder): Common['due'] {
  const due = kind.due(order);
  return due && { part: due.part, amountFen: due.amountFen, expiresAt: due.expiresAt.toISOString() };
}

function paymentOf({ order, kind }: SeenOrder): Common['payment'] {
  const { due } = order;
  if (!due || due.part !== kind.due(order)?.part) return null;
  return { id: due.id, part: due.part, amountFen: due.amountFen, expiresAt: due.expiresAt.toISOString() };
}

/** What the resident would get back, and until when. */
function cancellation({ order, kind, viewer, now }: SeenOrder) {
  const back = viewer === 'resident' ? kind.cancelRefund(order, now) : null;
  return { cancelRefundFen: back?.fen ?? null, cancelRefundUntil: back?.until?.toISOString() ?? null };
}

const askedAt = ({ timeline }: Refund) => timeline[0]?.at.getTime() ?? 0;

/** The first that was asked for first. */
function refundsOf(refunds: readonly Refund[]): Schemas['OrderRefund'][] {
  return [...refunds]
    .sort((a, b) => askedAt(a) - askedAt(b))
    .map(({ state, came, amountFen, timeline, refusedCode }) => {
      const since = (timeline.at(-1)?.at ?? new Date(0)).toISOString();
      const waits = state === 'asked' && refusedCode ? { waits: true } : {};
      return { state, came, amountFen, since, ...waits };
    });
}

function checkIn({ order, kind, viewer }: SeenOrder) {
  const isWaiting = kind.code?.states.includes(order.state) ?? false;
  const isParty = viewer === 'resident' || viewer === 'provider';
  return {
    checkInCode: isWaiting && viewer === showsCodeTo(kind) ? order.checkInCode : null,
    checkInLocked: isWaiting && isParty && isCodeLocked(order),
  };
}

function escalationOf(order: Order): Common['escalation'] {
  const at = isDisputed(order) ? order.escalationPath[order.escalationLevel ?? 0] : undefined;
  return at ? { level: at.level, grid: at.grid } : null;
}

const fenFields = ['amountFen', 'refundFen', 'payableFen'] as const;

function eventOf(row: TimelineRow): Schemas['OrderEvent'] {
  const by = row.by.kind === 'person' ? row.by.as : row.by.kind;
  const event: Schemas['OrderEvent'] = {
    step: row.step,
    state: row.to as Schemas['OrderEvent']['state'],
    at: row.at.toISOString(),
    by: by as Schemas['OrderEvent']['by'],
  };
  const { reason } = row.data;
  if (typeof reason === 'string') event.reason = reason;
  if (typeof row.data['newStartAt'] === 'string') event.newStartAt = row.data['newStartAt'];
  for (const field of fenFields) {
    const value = row.data[field];
    if (typeof value === 'number') event[field] = value;
  }
  return event;
}
