import { hour } from '../../kernel/clock.ts';
import { percentOf } from '../../kernel/money.ts';

/** How a booking may be cancelled; each name stands for its rules. */
export type CancelPolicy = 'flexible' | 'moderate' | 'strict';
interface PolicyRule {
  /** Up to this long before the start … */
  hoursBefore: number;
  /** … this much goes back. */
  percentBack: number;
}
/** Frozen on the order: a change of the data below touches no order that stands. */
export interface Policy {
  name: CancelPolicy;
  /** The earliest first; the last one holds up to the start and for who does not come. */
  rules: PolicyRule[];
}

const rulesOf: Readonly<Record<CancelPolicy, readonly PolicyRule[]>> = {
  flexible: [
    { hoursBefore: 2, percentBack: 100 },
    { hoursBefore: 0, percentBack: 50 },
  ],
  moderate: [
    { hoursBefore: 24, percentBack: 100 },
    { hoursBefore: 2, percentBack: 50 },
    { hoursBefore: 0, percentBack: 0 },
  ],
  strict: [
    { hoursBefore: 48, percentBack: 100 },
    { hoursBefore: 24, percentBack: 50 },
    { hoursBefore: 0, percentBack: 0 },
  ],
};

export function policyNamed(name: CancelPolicy): Policy {
  return { name, rules: rulesOf[name].map((rule) => ({ ...rule })) };
}

/** What a cancellation at this moment gives back of an amount; at the start and later the last rule holds. */
export function refundByPolicy(policy: Policy, startAt: Date, at: Date, amountFen: number): number {
  const hoursLeft = Math.max(0, (startAt.getTime() - at.getTime()) / hour);
  const rule = policy.rules.find((each) => hoursLeft >= each.hoursBefore);
  return percentOf(amountFen, rule?.percentBack ?? 0);
}

/** Every policy there is, for who chooses one. */
export function everyPolicy(): Policy[] {
  return (Object.keys(rulesOf) as CancelPolicy[]).map(policyNamed);
}
