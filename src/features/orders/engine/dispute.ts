import { after, day } from '../../../kernel/clock.ts';
import { lastStep } from '../../../kernel/process.ts';
import { reasonOf } from './ending.ts';
import type { Order } from './order.ts';

/** How a dispute goes, alike in every kind: who decides it, how it rises, when it ends by itself. */
const escalatesEvery = 3 * day;

export const escalationDue = (order: Order): Date | null => {
  const row = lastStep(order, 'dispute', 'escalate');
  return row ? after(row.at, escalatesEvery) : null;
};
/** A dispute is open while the order stands where its last row has brought it. */
export const isDisputed = (order: Order): boolean =>
  lastStep(order, 'dispute', 'escalate')?.to === order.state;
export const mayEscalate = (order: Order): boolean =>
  order.escalationLevel !== null && order.escalationLevel < order.escalationPath.length - 1;
export const isAtTop = (order: Order): boolean => !mayEscalate(order);

export const disputes = (_order: Order, input: { reason: string }) => ({
  set: { escalationLevel: 0 },
  data: reasonOf(input),
});

export interface EscalateEvent {
  level?: string;
  grid?: string;
}
export function escalates(order: Order) {
  const escalationLevel = (order.escalationLevel ?? 0) + 1;
  const next = order.escalationPath[escalationLevel];
  const data: EscalateEvent = next ? { level: next.level, grid: next.grid } : {};
  return { set: { escalationLevel }, data };
}
