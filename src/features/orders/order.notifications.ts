import type { TimelineRow } from '../../kernel/process.ts';
import type { Refund, RefundStep } from '../payments/index.ts';
import { expireDue } from './kinds/service/rules.ts';
import type { ServiceOrder, ServiceStep } from './kinds/service/service.ts';

export type Audience =
  | { personId: string }
  | { artisanId: string }
  | { role: 'staff' | 'supervisor'; grid: string };
type Side = 'resident' | 'artisan' | 'staff';

export interface Notification {
  to: Audience;
  /** `order.<step>`; with `as` it picks the sentence, which is made by whoever delivers it. */
  template: string;
  as: Side;
  params: Readonly<Record<string, string | number>>;
  /** The same key is the same message. */
  key: string;
}
export type Notify = (message: Notification) => Promise<void>;

/** Who is notified of a step. Whoever took it is not. */
const recipientsOf: Readonly<Partial<Record<ServiceStep, readonly Side[]>>> = {
  expire_claim: ['resident'],
  lapse: ['resident'],
  pay: ['artisan'],
  accept: ['resident', 'artisan'],
  decline: ['resident'],
  expire: ['resident', 'artisan'],
  retract: ['artisan'],
  cancel: ['artisan'],
  withdraw: ['resident'],
  call_off: ['resident', 'artisan'],
  miss_resident: ['resident'],
  miss_artisan: ['artisan'],
  forget: ['resident', 'artisan'],
  settle_missed: ['resident', 'artisan'],
  quote: ['resident'],
  agree: ['artisan'],
  refuse: ['artisan'],
  pay_balance: ['artisan'],
  cash_balance: ['resident'],
  drop_balance: ['resident', 'artisan'],
  finish: ['resident'],
  confirm: ['artisan'],
  dispute: ['resident', 'artisan', 'staff'],
  resolve: ['resident', 'artisan'],
  escalate: ['resident', 'artisan', 'staff'],
  default: ['resident', 'artisan'],
  settle: ['artisan'],
};

function audienceOf(order: ServiceOrder, side: Side, atLevel = order.escalationLevel ?? 0): Audience {
  if (side === 'resident') return { personId: order.residentId };
  if (side === 'artisan') return { artisanId: order.artisanId };
  const stage = order.escalationPath[atLevel];
  if (!stage) return { role: 'staff', grid: order.grid };
  return { role: stage.level === 'community' ? 'staff' : 'supervisor', grid: stage.grid };
}

/** The messages of one step; ids, titles, times and amounts, never an address or a phone. */
export function notificationsOf(order: ServiceOrder, row: TimelineRow): Notification[] {
  const params = {
    orderId: order._id,
    title: order.title,
    startAt: order.startAt.toISOString(),
    ...(row.step === 'pay' ? answerBy(order) : {}),
    ...amountsIn(row),
  };
  return (recipientsOf[row.step as ServiceStep] ?? [])
    .filter((side) => row.by.as !== side && !(row.step === 'pay' && order.instant))
    .map((side) => {
      const key = `${order._id}:${row.n}:${side}`;
      return { to: audienceOf(order, side), template: templateOf(row), as: side, params, key };
    });
}

/** A refused quote ends the work, or leaves it was agreed before. */
function templateOf({ step, to }: TimelineRow): string {
  return `order.${step === 'refuse' && to === 'underway' ? 'refuse_more' : step}`;
}

const refundRecipients = {
  stall: ['resident', 'staff'],
  complete: ['resident', 'staff'],
  remind: ['staff'],
  settle_by_hand: ['resident'],
} as const satisfies Partial<Record<RefundStep, readonly Side[]>>;
type NotifiedStep = keyof typeof refundRecipients;
/** The steps of a refund that anybody is notified of. */
export const refundSteps = Object.keys(refundRecipients) as NotifiedStep[];

/** WeChat itself tells of a refund that arrives; only who was told that it had not hears of it here. */
const isNews = (step: NotifiedStep, refund: Pick<Refund, 'timeline'>): boolean =>
  step !== 'complete' || refund.timeline.some((each) => each.step === 'stall');

/** The messages of one step of a refund; the community's staff see to it, however high a dispute had gone. */
export function refundNotifications(order: ServiceOrder, refund: Refund, row: TimelineRow): Notification[] {
  const step = row.step as NotifiedStep;
  if (!isNews(step, refund)) return [];
  const params = { orderId: order._id, title: order.title, amountFen: refund.amountFen };
  return refundRecipients[step].map((as) => {
    const key = `${refund._id}:${row.n}:${as}`;
    return { to: audienceOf(order, as, 0), template: `order.refund_${step}`, as, params, key };
  });
}

function answerBy(order: ServiceOrder): Record<string, string> {
  const due = expireDue(order);
  return due ? { answerBy: due.toISOString() } : {};
}

const shownFields = ['reason', 'amountFen', 'refundFen', 'payableFen', 'recordedRefundFen'] as const;

function amountsIn(row: TimelineRow): Record<string, string | number> {
  const amounts: Record<string, string | number> = {};
  for (const field of shownFields) {
    const value = row.data[field];
    if (typeof value === 'string' || typeof value === 'number') amounts[field] = value;
  }
  return amounts;
}
