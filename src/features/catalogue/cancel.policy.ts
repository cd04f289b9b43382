import { after, before, hour, minute } from '../../kernel/clock.ts';
import { percentOf } from '../../kernel/money.ts';
import type { CancelRule, Settings } from '../settings/index.ts';

/** How a booking may be cancelled; each name stands for its rules. */
export type CancelPolicy = 'flexible' | 'moderate' | 'strict';
/** Frozen on the order: a change of the settings touches no order that stands. */
export interface Policy {
  name: CancelPolicy;
  /** The earliest first; the last one holds up to the start and for who does not come. */
  rules: CancelRule[];
  /** So long after the payment all goes back, while the start is at least so far away; 0 minutes: never. */
  freeMinutes: number;
  freeHoursBefore: number;
}
/** What is given back of what: `paidAt` where a payment may have been a moment ago. */
export interface Booked {
  policy: Policy;
  startAt: Date;
  paidAt: Date | null;
  amountFen: number;
}

const names: readonly CancelPolicy[] = ['flexible', 'moderate', 'strict'];

/** The rules behind a name as they hold in a grid. */
export function policyNamed(settings: Settings, name: CancelPolicy): Policy {
  return {
    name,
    rules: settings[`cancel.${name}`].map((rule) => ({ ...rule })),
    freeMinutes: settings['cancel.freeMinutes'],
    freeHoursBefore: settings['cancel.freeHoursBefore'],
  };
}

/** Who has just paid may think again, unless the start is near. */
function isFree({ policy, startAt, paidAt }: Booked, at: Date): boolean {
  if (paidAt === null || at >= after(paidAt, policy.freeMinutes * minute)) return false;
  return at <= before(startAt, policy.freeHoursBefore * hour);
}

/** What a cancellation at this moment gives back; at the start and later the last rule holds. */
export function refundByPolicy(order: Booked, at: Date): number {
  const { policy, startAt, amountFen } = order;
  if (isFree(order, at)) return amountFen;
  const hoursLeft = Math.max(0, (startAt.getTime() - at.getTime()) / hour);
  const rule = policy.rules.find((each) => hoursLeft >= each.hoursBefore);
  return percentOf(amountFen, rule?.percentBack ?? 0);
}

/** Until when a cancellation gives back what it gives at this moment; null: up to the start. */
export function refundUntil(order: Booked, at: Date): Date | null {
  const { policy, startAt, paidAt } = order;
  const now = refundByPolicy(order, at);
  const ends = [
    ...(paidAt ? [after(paidAt, policy.freeMinutes * minute)] : []),
    before(startAt, policy.freeHoursBefore * hour),
    ...policy.rules.map(({ hoursBefore }) => before(startAt, hoursBefore * hour)),
  ];
  return (
    ends
      .filter((end) => end >= at && end < startAt)
      .sort((a, b) => a.getTime() - b.getTime())
      .find((end) => refundByPolicy(order, after(end, 1)) !== now) ?? null
  );
}

/** Every policy there is, for who chooses one. */
export function everyPolicy(settings: Settings): Policy[] {
  return names.map((name) => policyNamed(settings, name));
}
