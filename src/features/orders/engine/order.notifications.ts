import type { ProviderRef } from '../../../kernel/postings.ts';
import type { EventRow, StepOf, TimelineRow } from '../../../kernel/process.ts';
import type { Payment, Refund, RefundTypes } from '../../payments/index.ts';
import type { OrderKind, Side } from './kind.ts';
import { type Order, type OrderEvent, payerIdOf } from './order.ts';

type Audience =
  | { personId: string }
  | { provider: ProviderRef }
  | { role: 'staff' | 'supervisor'; grid: string };

export interface Notification {
  to: Audience;
  /** `<kind>.<step>` or `order.<what>`; with `as` it picks the sentence, which is made by whoever delivers it. */
  template: string;
  as: Side;
  params: Readonly<Record<string, string | number>>;
  /** The same key is the same message. */
  key: string;
}

function audienceOf(order: Order, side: Side, level = order.escalationLevel ?? 0): Audience {
  if (side === 'resident') return { personId: order.residentId };
  if (side === 'provider') return { provider: order.provider };
  const stage = order.escalationPath[level];
  if (!stage) return { role: 'staff', grid: order.grid };
  return { role: stage.level === 'community' ? 'staff' : 'supervisor', grid: stage.grid };
}

/** How a sentence names an order: by what its provider calls it, or by the category, whose name is not theirs. */
function namesOf({ _id: orderId, title, categoryName: category }: Order) {
  return { orderId, title, category };
}

/** Who is told, by sentences of all kinds, of steps that every kind takes alike. */
const notifiedAlways: Readonly<Partial<Record<string, readonly Side[]>>> = {
  answer: ['resident', 'provider', 'staff'],
};

/** The notifications of one step; ids, titles, times and amounts, never an address or a phone. */
export function notificationsOf(
  kind: OrderKind,
  order: Order,
  row: TimelineRow<string, OrderEvent>,
): Notification[] {
  const template = kind.templateOf ? kind.templateOf(order, row) : row.step;
  if (template === null) return [];
  const params = {
    ...kind.paramsOf?.(order, row),
    ...namesOf(order),
    startAt: order.startAt.toISOString(),
    ...amountsIn(row.data),
  };
  const shared = notifiedAlways[row.step];
  const told = (shared ?? kind.notified[row.step] ?? [])
    .filter((side) => kind.isNotified?.(order, row, side) ?? true)
    .flatMap((side) =>
      audiencesOf(order, row, side).map(({ to, key }) => ({
        to,
        template: `${shared ? 'order' : order.kind}.${template}`,
        as: side,
        params,
        key: `${order._id}:${row.n}:${key}`,
      })),
    );
  return row.from === null && order.orderedBy ? [...told, orderedFor(order, row, params)] : told;
}

type Row = TimelineRow<string, OrderEvent>;

/** Everybody of a side but who took the step: of the resident's also who ordered for them. */
function audiencesOf(order: Order, { by }: Row, side: Side): { to: Audience; key: string }[] {
  const { residentId, orderedBy } = order;
  if (side !== 'resident' || !orderedBy)
    return by.as === side ? [] : [{ to: audienceOf(order, side), key: side }];
  const both = [
    { to: { personId: residentId }, key: 'resident' },
    { to: { personId: orderedBy.personId }, key: 'orderer' },
  ];
  return both.filter(({ to }) => by.as !== 'resident' || by.id !== to.personId);
}

/** Whoever something was ordered for is told at once: they may cancel it. */
const orderedFor = (order: Order, { n }: Row, params: Notification['params']): Notification => ({
  to: { personId: order.residentId },
  template: 'order.ordered_for',
  as: 'resident',
  params: { ...params, orderer: order.orderedBy?.name ?? '' },
  key: `${order._id}:${n}:ordered_for`,
});

const shownFields = ['reason', 'amountFen', 'refundFen', 'payableFen', 'recordedRefundFen'] as const;

function amountsIn(data: OrderEvent): Record<string, string | number> {
  const said: Record<string, string | number> = {};
  for (const field of shownFields) {
    const value = data[field];
    if (value !== undefined) said[field] = value;
  }
  return said;
}

const sidesOfRefund = {
  stall: ['resident', 'staff'],
  refuse: ['resident', 'staff'],
  give_up: ['resident', 'staff'],
  complete: ['resident', 'staff'],
  remind: ['staff'],
  settle_by_hand: ['resident'],
} as const satisfies Partial<Record<StepOf<RefundTypes>, readonly Side[]>>;
type NotifiedStep = keyof typeof sidesOfRefund;
/** The steps of a refund that anybody is told of. */
export const refundSteps = Object.keys(sidesOfRefund) as NotifiedStep[];

/** WeChat itself tells of a refund that arrives; only who was told that it had not hears of it here. */
const isNews = (step: NotifiedStep, refund: Pick<Refund, 'timeline'>): boolean =>
  step !== 'complete' || refund.timeline.some((each) => each.to === 'abnormal');

/** The notifications of a refund; the community's staff see to it, however high a dispute had gone. */
export function notificationsOfRefund(
  order: Order,
  refund: Refund,
  row: EventRow<RefundTypes, NotifiedStep>,
): Notification[] {
  if (!isNews(row.step, refund)) return [];
  const params = { ...namesOf(order), amountFen: refund.amountFen };
  return sidesOfRefund[row.step].map((as) => ({
    to: as === 'resident' ? { personId: payerIdOf(order) } : audienceOf(order, as, 0),
    template: `order.refund_${row.step}`,
    as,
    params,
    key: `${refund._id}:${row.n}:${as}`,
  }));
}

/** Money that came wrongly buys nothing: the resident is told that it goes back, or has gone already in part. */
export function notificationsOfPayment(
  order: Order,
  payment: Payment,
  { step, data }: { step: string; data: { mismatch?: string } },
): Notification[] {
  const params = { ...namesOf(order), amountFen: payment.paidFen ?? 0 };
  const template = data.mismatch === 'refunded_elsewhere' ? 'order.receive_refunded' : `order.${step}`;
  const to = { personId: payerIdOf(order) };
  return [{ to, template, as: 'resident', params, key: `${payment._id}:${step}` }];
}
