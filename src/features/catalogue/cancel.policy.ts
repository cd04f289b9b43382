import { hour } from '../../kernel/clock.ts';
import { percentOf } from '../../kernel/money.ts';
import type { CancelRule, Settings } from '../settings/index.ts';

/** How a booking may be cancelled; each name stands for its rules. */
export type CancelPolicy = 'flexible' | 'moderate' | 'strict';
/** Frozen on the order: a change of the settings touches no order that stands. */
export interface Policy {
  name: CancelPolicy;
  /** The earliest first; the last one holds up to the start and for who does not come. */
  rules: CancelRule[];
}

const names: readonly CancelPolicy[] = ['flexible', 'moderate', 'strict'];

/** The rules behind a name as they hold in a grid. */
export function policyNamed(settings: Settings, name: CancelPolicy): Policy {
  return { name, rules: settings[`cancel.${name}`].map((rule) => ({ ...rule })) };
}

/** What a cancellation at this moment gives back of an amount; at the start and later the last rule holds. */
export function refundByPolicy(policy: Policy, startAt: Date, at: Date, amountFen: number): number {
  const hoursLeft = Math.max(0, (startAt.getTime() - at.getTime()) / hour);
  const rule = policy.rules.find((each) => hoursLeft >= each.hoursBefore);
  return percentOf(amountFen, rule?.percentBack ?? 0);
}

/** Every policy there is, for who chooses one. */
export function everyPolicy(settings: Settings): Policy[] {
  return names.map((name) => policyNamed(settings, name));
}
