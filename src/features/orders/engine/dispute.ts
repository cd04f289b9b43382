import { after, day } from '../../../kernel/clock.ts';
import { lastStep } from '../../../kernel/process.ts';
import { reasonOf } from './ending.ts';
import { validateReason } from './input.ts';
import type { Order } from './order.ts';

/** How a dispute goes, alike in every kind: who answers and who decides it, how it rises, when it ends by itself. */
const escalatesEvery = 3 * day;
/** Steps that open a dispute, or bring it a level higher, whatever their kind. */
const rises = ['dispute', 'ask_staff', 'contest', 'expire_return', 'escalate'];

export const escalationDue = (order: Order): Date | null => {
  const row = lastStep(order, ...rises);
  return row ? after(row.at, escalatesEvery) : null;
};
/** A dispute is open while the order stands where its last row has brought it. */
export const isDisputed = (order: Order): boolean => lastStep(order, ...rises)?.to === order.state;
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

type Party = 'resident' | 'provider';

/** Whoever did not open it may say once how they see it; where the clock or staff opened it, both may. */
const mayAnswer = (side: Party) => (order: Order) => {
  const opened = order.timeline.findLast(({ from, to }) => from !== to);
  const hasAnswered = order.timeline.some(
    ({ n, step, by }) => n > (opened?.n ?? 0) && step === 'answer' && by.as === side,
  );
  return opened !== undefined && opened.by.as !== side && !hasAnswered;
};
const answers = (_order: Order, { reason }: { reason: string }) => ({ data: { reason: reason.trim() } });

/** The rows of every kind by which a dispute is answered: the order stays where a dispute has brought it. */
export const answerRows = <S extends string>(stands: S) =>
  (['resident', 'provider'] as const).map((side) => ({
    step: 'answer' as const,
    from: [stands],
    to: stands,
    by: [side],
    guard: mayAnswer(side),
    validate: validateReason,
    apply: answers,
    follows: 'once, in words and pictures; the other side and staff are told',
  }));
