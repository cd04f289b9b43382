import { randomInt } from 'node:crypto';
import { after, before, day, earliest, hour, minute } from '../../../../kernel/clock.ts';
import { invalid, stepClosed } from '../../../../kernel/errors.ts';
import { isFen, yuan } from '../../../../kernel/money.ts';
import { type Applied, lastStep, type StepInput } from '../../../../kernel/process.ts';
import { checkInCodeWrong, refundChanged, refundTooMuch } from '../../order.errors.ts';
import { refundByPolicy } from '../../order.policy.ts';
import { divide, leftFen, type PaidPart, paidFen } from '../../order.ts';
import type { ServiceOrder } from './service.ts';

export const payWithin = 15 * minute;
const answerWithin = day;
const answerBefore = hour;
const missedAfter = 15 * minute;
const forgottenAfter = day;
const missedStands = 2 * day;
const quoteStands = 2 * day;
const balanceStands = 2 * day;
const finishedAfter = day;
const confirmedAfter = day;
const disputable = 7 * day;
const escalatesEvery = 3 * day;
export const mostCodeTries = 5;

// ---- guards

export const isBalanceOpen = (order: ServiceOrder) => order.balance?.state === 'open';
export const hasNoOpenBalance = (order: ServiceOrder) => !isBalanceOpen(order);
export const mayQuote = (order: ServiceOrder) => order.priceKind === 'quote' && hasNoOpenBalance(order);
/** Something was agreed and paid before: a further quote that comes to nothing takes nothing of it away. */
export const isAgreed = (order: ServiceOrder) => order.balance !== null;
export const isNotAgreed = (order: ServiceOrder) => !isAgreed(order);
export const isCodeLocked = (order: ServiceOrder) => order.codeTries >= mostCodeTries;
export const isBeforeStart = (order: ServiceOrder, now: Date) => now < order.startAt;
export const isMissable = (order: ServiceOrder, now: Date) => now >= after(order.startAt, missedAfter);
export const wasMissed = (order: ServiceOrder) => order.doneAt === null;
export const isDoneDisputable = (order: ServiceOrder, now: Date) =>
  order.doneAt !== null && now < after(order.doneAt, disputable);
export function isMissedDisputable(order: ServiceOrder, now: Date): boolean {
  const due = missedDue(order);
  return due !== null && now < due;
}
export const mayRise = (order: ServiceOrder) =>
  order.escalationLevel !== null && order.escalationLevel < order.escalationPath.length - 1;
export const isAtTop = (order: ServiceOrder) => !mayRise(order);

// ---- due dates

const since = (order: ServiceOrder, ms: number, ...steps: string[]): Date | null => {
  const row = lastStep(order, ...steps);
  return row ? after(row.at, ms) : null;
};
export const lapseDue = (order: ServiceOrder) => after(order.bookedAt, payWithin);
export const expireDue = (order: ServiceOrder) =>
  earliest(order.paidAt && after(order.paidAt, answerWithin), before(order.startAt, answerBefore));
export const forgetDue = (order: ServiceOrder) => after(order.endAt, forgottenAfter);
export const missedDue = (order: ServiceOrder) =>
  since(order, missedStands, 'miss_resident', 'miss_artisan', 'forget');
export const refuseDue = (order: ServiceOrder) => order.quote && after(order.quote.at, quoteStands);
export const balanceDue = (order: ServiceOrder) =>
  order.balance && after(order.balance.agreedAt, balanceStands);
/** Work that was agreed on late has its day too: the end moves on to the payment of a balance, or the last answer. */
export function finishDue(order: ServiceOrder): Date {
  const moments = [order.endAt, order.balance?.doneAt ?? null, lastStep(order, 'refuse')?.at ?? null];
  const last = Math.max(...moments.map((moment) => moment?.getTime() ?? 0));
  return after(new Date(last), finishedAfter);
}
export const confirmDue = (order: ServiceOrder) => order.doneAt && after(order.doneAt, confirmedAfter);
export const settleDue = (order: ServiceOrder) => order.doneAt && after(order.doneAt, disputable);
export const riseDue = (order: ServiceOrder) => since(order, escalatesEvery, 'dispute', 'escalate');

// ---- inputs

const fault = (field: string, message: string) => invalid({}, [{ path: `/body/${field}`, message }]);

export function textOf(input: StepInput, field: string): string {
  const value = input[field];
  if (typeof value !== 'string' || value.trim() === '') throw fault(field, 'is required');
  return value.trim();
}
export function fenOf(input: StepInput, field: string): number {
  const value = input[field];
  if (!isFen(value)) throw fault(field, 'must be whole fen');
  return value;
}
export function requireReason(_order: ServiceOrder, input: StepInput): void {
  textOf(input, 'reason');
}
export function requireAmountBack(order: ServiceOrder, input: StepInput): void {
  textOf(input, 'reason');
  const left = leftFen(order);
  if (fenOf(input, 'refundFen') > left) throw refundTooMuch({ yuan: yuan(left) });
}
/** What an order may cost in all, so that all of it can be given back in one answer. */
const mostOrderFen = 99_999_900;
export function requireQuote(order: ServiceOrder, input: StepInput): void {
  textOf(input, 'reason');
  const fen = fenOf(input, 'amountFen');
  if (fen < 1) throw fault('amountFen', 'must be at least 1 fen');
  if (paidFen(order) + order.cashFen + fen > mostOrderFen) {
    throw fault('amountFen', 'must not bring the order above 999,999 yuan');
  }
}
export function requireCode(order: ServiceOrder, input: StepInput): void {
  if (order.checkInCode === null || input['code'] !== order.checkInCode) {
    throw checkInCodeWrong({ left: Math.max(0, mostCodeTries - order.codeTries) });
  }
}
/** Nobody gives up more than they were shown. */
export function requireShownRefund(order: ServiceOrder, input: StepInput, now: Date): void {
  const shown = input['refundFen'];
  const refundFen = cancelRefundFen(order, now);
  if (shown !== undefined && shown !== refundFen) throw refundChanged({ yuan: yuan(refundFen) });
}
export function requireAdvance(order: ServiceOrder, input: StepInput): void {
  if ((input['fen'] ?? 0) !== order.advanceFen) throw stepClosed({ step: 'pay', state: order.state });
}
export function requireBalance(order: ServiceOrder, input: StepInput): void {
  if (input['fen'] !== order.balance?.fen) throw stepClosed({ step: 'pay_balance', state: order.state });
}

// ---- what is written

const reasonIn = (input: StepInput) =>
  typeof input['reason'] === 'string' ? { reason: input['reason'].trim() } : {};

/** What the resident gets back when they cancel now. */
export function cancelRefundFen(order: ServiceOrder, now: Date): number {
  return refundByPolicy(order.policy, order.startAt, now, paidFen(order));
}
function ended(order: ServiceOrder, refundFen: number, input: StepInput): Applied {
  const { set, data } = divide(order, refundFen);
  return { set, data: { ...reasonIn(input), ...data } };
}
export const givesAllBack = (order: ServiceOrder, input: StepInput) => ended(order, paidFen(order), input);
export const givesByPolicy = (order: ServiceOrder, input: StepInput, now: Date) =>
  ended(order, cancelRefundFen(order, now), input);
export const givesAsDecided = (order: ServiceOrder, input: StepInput) =>
  ended(order, fenOf(input, 'refundFen'), input);
export const givesAsRecorded = (order: ServiceOrder, input: StepInput) =>
  ended(order, order.recordedRefundFen ?? 0, input);
export const givesByDefault = (order: ServiceOrder, input: StepInput) =>
  ended(order, wasMissed(order) ? (order.recordedRefundFen ?? 0) : 0, input);
export const givesNothingBack = (order: ServiceOrder, input: StepInput) => ended(order, 0, input);

export function takesAdvance(order: ServiceOrder, input: StepInput, now: Date): Applied {
  const taken = takes(order, input, 'advance');
  return { ...taken, set: { ...taken.set, paidAt: now } };
}
export function takesBalance(order: ServiceOrder, input: StepInput, now: Date): Applied {
  const taken = takes(order, input, 'balance');
  return { ...taken, set: { ...taken.set, balance: { ...order.balance, state: 'paid', doneAt: now } } };
}
function takes(order: ServiceOrder, input: StepInput, part: PaidPart['part']) {
  const fen = fenOf({ fen: input['fen'] ?? 0 }, 'fen');
  const paymentId = input['paymentId'];
  const came = typeof paymentId === 'string' ? [{ paymentId, part, fen }] : [];
  const set: Record<string, unknown> = { paid: [...order.paid, ...came], due: null };
  return { set, data: { amountFen: fen, ...(came.length > 0 ? { paymentId } : {}) } };
}
export function takesCash(order: ServiceOrder, _input: StepInput, now: Date): Applied {
  const fen = order.balance?.fen ?? 0;
  return {
    set: {
      cashFen: order.cashFen + fen,
      due: null,
      balance: { ...order.balance, state: 'cash', doneAt: now },
    },
    data: { fen, amountFen: fen },
  };
}
export function givesCode(): Applied {
  return { set: { checkInCode: String(randomInt(1_000_000)).padStart(6, '0'), codeTries: 0 } };
}
export const records =
  (refundOf: (order: ServiceOrder) => number) =>
  (order: ServiceOrder): Applied => {
    const recordedRefundFen = refundOf(order);
    return { set: { recordedRefundFen }, data: { recordedRefundFen } };
  };
export const byNoShowPolicy = (order: ServiceOrder) =>
  refundByPolicy(order.policy, order.startAt, order.startAt, paidFen(order));
export function quotes(_order: ServiceOrder, input: StepInput, now: Date): Applied {
  const quote = { amountFen: fenOf(input, 'amountFen'), reason: textOf(input, 'reason'), at: now };
  return { set: { quote }, data: { amountFen: quote.amountFen, reason: quote.reason } };
}
/** The work goes on as it was agreed before. */
export const keepsAgreed = (): Applied => ({ set: { quote: null } });
export function agrees(order: ServiceOrder, input: StepInput, now: Date): Applied {
  const fen = order.quote?.amountFen ?? 0;
  const balance = { fen, state: 'open', agreedAt: now, doneAt: null };
  return {
    set: { balance, ...(input['payRequest'] ? { payRequest: input['payRequest'] } : {}) },
    data: { amountFen: fen },
  };
}
export const isDone = (_order: ServiceOrder, _input: StepInput, now: Date): Applied => ({
  set: { doneAt: now },
});
export function dropsBalance(order: ServiceOrder, _input: StepInput, now: Date): Applied {
  return {
    set: { doneAt: now, due: null, balance: { ...order.balance, state: 'unpaid' } },
    data: { amountFen: order.balance?.fen ?? 0 },
  };
}
export const disputes = (_order: ServiceOrder, input: StepInput): Applied => ({
  set: { escalationLevel: 0 },
  data: reasonIn(input),
});
export function rises(order: ServiceOrder): Applied {
  const escalationLevel = (order.escalationLevel ?? 0) + 1;
  const next = order.escalationPath[escalationLevel];
  return { set: { escalationLevel }, data: next ? { level: next.level, grid: next.grid } : {} };
}
