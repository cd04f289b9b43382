/** What the plain model of a loan consists of; the rules and the clock stand in `loan.model.ts`. */
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export type Who = 'resident' | 'artisan' | 'staff';

/** What the tool of the property costs, and the weekday on which its provider is closed; 9 to 18 on the others. */
export interface Tool {
  feePerDay: number;
  days: number;
  deposit: number;
  lateFee: number;
  mostRenewals: number;
  closedOn: number;
  instant: boolean;
}
export interface LoanModel extends Tool {
  state: string;
  startMs: number;
  endMs: number;
  bookedMs: number;
  paidMs: number;
  /** When it came into its state. */
  sinceMs: number;
  disputedMs: number;
  level: number;
  /** Who has said how they see the dispute. */
  heard: string[];
  paid: number;
  back: number;
  payable: number;
  /** The deposit, while nobody has decided about it. */
  held: number;
  recorded: number | null;
  lateEndMs: number | null;
  damage: number;
  renewed: number[];
  strikes: number;
}

export const fee = ({ feePerDay, days }: Tool): number => feePerDay * days;
export const dayOf = (ms: number): number => Math.floor((ms + 8 * hour) / day);
export const timeOf = (ms: number): number => ms + 8 * hour - dayOf(ms) * day;
export const weekdayOf = (number: number): number => (number + 4) % 7;

export function bookedLoan(tool: Tool, times: Pick<LoanModel, 'startMs' | 'endMs' | 'bookedMs'>): LoanModel {
  const model: LoanModel = {
    ...tool,
    ...times,
    state: 'unpaid',
    paidMs: Number.POSITIVE_INFINITY,
    sinceMs: times.bookedMs,
    disputedMs: 0,
    level: 0,
    heard: [],
    ...{ paid: 0, back: 0, payable: 0, held: 0, damage: 0, strikes: 0 },
    recorded: null,
    lateEndMs: null,
    renewed: [],
  };
  if (fee(tool) + tool.deposit === 0) payLoan(model, times.bookedMs);
  return model;
}

export function to(model: LoanModel, state: string, now: number): void {
  model.state = state;
  model.sinceMs = now;
}
export function end(model: LoanModel, state: string, back: number, now: number): void {
  to(model, state, now);
  model.back += back;
  model.payable = model.paid - model.back;
  model.held = 0;
}
export const renewedFen = ({ renewed, feePerDay }: LoanModel): number =>
  renewed.reduce((sum, days) => sum + days * feePerDay, 0);

function lateDays(model: LoanModel, now: number): number {
  const until = model.lateEndMs ?? now;
  let count = 0;
  for (let each = dayOf(model.endMs) + 1; each <= dayOf(until); each += 1)
    if (weekdayOf(each) !== model.closedOn && (each < dayOf(until) || timeOf(until) >= 9 * hour)) count += 1;
  return count;
}
export const keptBy = (model: LoanModel, now: number): number =>
  Math.min(model.deposit, renewedFen(model) + lateDays(model, now) * model.lateFee + model.damage);

/** moderate: 24 h all, 2 h half, then nothing; all in the 10 minutes after the payment, if 2 h are left. */
export function cancelBack(model: LoanModel, now: number): number {
  const left = model.startMs - now;
  const isFresh = now < model.paidMs + 10 * minute && left >= 2 * hour;
  const percent = isFresh || left >= day ? 100 : left >= 2 * hour ? 50 : 0;
  return model.held + Math.floor((fee(model) * percent) / 100);
}
/** The deposit goes back less what is kept; the fee waits. */
export function comesBack(model: LoanModel, now: number, back: number): void {
  to(model, 'returned', now);
  model.back += back;
  model.held = 0;
  model.recorded = null;
}
export function recordMiss(model: LoanModel, now: number, recorded: number): void {
  to(model, 'missed', now);
  model.recorded = recorded;
}

export function payLoan(model: LoanModel, now: number): void {
  if (model.state !== 'unpaid') return;
  to(model, model.instant ? 'ready' : 'requested', now);
  model.paid = fee(model) + model.deposit;
  model.held = model.deposit;
  model.paidMs = now;
}
