import { day, hour, minute } from '../../src/kernel/clock.ts';

/** A pick-up in the plainest words: a second statement of its table, on purpose. */
export interface Plain {
  state: string;
  startAt: number;
  endAt: number;
  /** When what counts from a step was last done. */
  at: Record<string, number>;
  level: number;
  weighings: number;
  worthFen: number;
  owedFen: number;
  paidOutFen: number;
}
export type Side = 'resident' | 'collector' | 'staff';
export interface Act {
  side: Side;
  step: string;
}

const topLevel = 2;
const fen384 = 384;

/** Where a step leads, and when it may be taken; nothing where it may not. */
export function allowed(one: Plain, { side, step }: Act, now: number): string | null {
  const since = (what: string) => now - (one.at[what] ?? Number.POSITIVE_INFINITY);
  const key = `${one.state} ${side} ${step}`;
  const always: Record<string, string> = {
    'requested collector assign': 'assigned',
    'requested staff assign': 'assigned',
    'requested resident cancel': 'cancelled',
    'assigned resident cancel': 'cancelled',
    'requested collector withdraw': 'cancelled',
    'assigned collector withdraw': 'cancelled',
    'requested staff call_off': 'cancelled',
    'assigned staff call_off': 'cancelled',
    'arrived staff call_off': 'cancelled',
    'assigned collector arrive': 'arrived',
    'arrived collector weigh': 'weighed',
    'weighed collector weigh': 'weighed',
    'weighed resident agree': 'agreed',
    'arrived resident leave': 'cancelled',
    'weighed resident leave': 'cancelled',
    'arrived collector leave': 'cancelled',
    'weighed collector leave': 'cancelled',
    'weighed resident ask_staff': 'disputed',
    'weighed collector ask_staff': 'disputed',
    'agreed collector hand_cash': 'handed',
    'handed resident complete': 'paid',
    'handed resident dispute': 'disputed',
    'handed collector dispute': 'disputed',
    'handed staff dispute': 'disputed',
    'paid resident dispute': 'disputed',
    'paid collector dispute': 'disputed',
    'paid staff dispute': 'disputed',
    'disputed staff resolve_sum': 'agreed',
    'disputed staff resolve': 'settled',
  };
  if (key === 'assigned resident miss_collector') return now >= one.endAt ? 'cancelled' : null;
  if (key === 'assigned collector miss_resident')
    return now >= one.startAt + 15 * minute ? 'cancelled' : null;
  if (one.state === 'agreed' && step === 'dispute') return since('owed') >= day ? 'disputed' : null;
  return always[key] ?? null;
}

/** What a step that was taken changes beside the state. */
export function take(one: Plain, step: string, to: string, now: number): void {
  one.state = to;
  one.at[step] = now;
  if (to === 'disputed') Object.assign(one, { level: 0, owedFen: 0 }).at['rise'] = now;
  if (step === 'weigh') Object.assign(one, { weighings: one.weighings + 1, worthFen: fen384 });
  if (step === 'agree') one.owedFen = one.worthFen;
  if (step === 'resolve_sum') Object.assign(one, { owedFen: 100, weighings: one.weighings + 1 });
  if (step === 'agree' || step === 'resolve_sum') one.at['owed'] = now;
  if (step === 'complete') Object.assign(one, { paidOutFen: one.paidOutFen + one.owedFen, owedFen: 0 });
}

/** What the clock does where so much time has passed; whatever follows counts from then. */
export function wait(one: Plain, now: number): void {
  const isOver = (what: string, ms: number) => now >= (one.at[what] ?? Number.POSITIVE_INFINITY) + ms;
  const { state, startAt, endAt } = one;
  if (state === 'requested' && now >= startAt) one.state = 'cancelled';
  else if (state === 'assigned' && now >= endAt + day) one.state = 'cancelled';
  else if (state === 'arrived' && isOver('arrive', day)) one.state = 'cancelled';
  else if (state === 'weighed' && isOver('weigh', day)) take(one, 'ask_staff', 'disputed', now);
  else if (state === 'handed' && isOver('hand_cash', day)) take(one, 'complete', 'paid', now);
  else if (state === 'paid' && isOver('complete', 2 * day)) one.state = 'settled';
  else if (state === 'disputed' && isOver('rise', 3 * day)) {
    if (one.level >= topLevel) one.state = 'settled';
    else Object.assign(one, { level: one.level + 1 }).at['rise'] = now;
  }
}

export const waits = [hour, 12 * hour, day + minute, 2 * day + hour, 3 * day + hour] as const;
