/**
 * The loan once more, as plain statements written down from the rules alone: on purpose the second statement of the
 * table, sharing nothing with it. Times are milliseconds, money is fen.
 */
import {
  cancelBack,
  comesBack,
  day,
  dayOf,
  end,
  fee,
  hour,
  keptBy,
  type LoanModel,
  minute,
  recordMiss,
  renewedFen,
  timeOf,
  to,
  type Who,
  weekdayOf,
} from './loan.model.acts.ts';

type Act = (model: LoanModel, now: number, fen: number, who: Who) => void;
interface Rule {
  who: readonly Who[];
  from: readonly string[];
  if?: (model: LoanModel, now: number, who: Who) => boolean;
  right?: (model: LoanModel, now: number, fen: number) => boolean;
  act: Act;
}
const isOpenNow = (model: LoanModel, now: number): boolean =>
  weekdayOf(dayOf(now)) !== model.closedOn && timeOf(now) >= 9 * hour && timeOf(now) < 18 * hour;
const left = ({ paid, back }: LoanModel): number => paid - back;

/** What people may do. */
export const loanRules: Readonly<Record<string, Rule>> = {
  drop: { who: ['resident'], from: ['unpaid'], act: (model, now) => to(model, 'lapsed', now) },
  accept: { who: ['artisan'], from: ['requested'], act: (model, now) => to(model, 'ready', now) },
  decline: {
    who: ['artisan'],
    from: ['requested'],
    act: (model, now) => end(model, 'declined', left(model), now),
  },
  retract: {
    who: ['resident'],
    from: ['requested'],
    act: (model, now) => end(model, 'cancelled', left(model), now),
  },
  cancel: {
    who: ['resident'],
    from: ['ready'],
    act: (model, now) => end(model, 'cancelled', cancelBack(model, now), now),
  },
  withdraw: {
    who: ['artisan'],
    from: ['ready'],
    act(model, now) {
      end(model, 'cancelled', left(model), now);
      model.strikes += 1;
    },
  },
  call_off: {
    who: ['staff'],
    from: ['requested', 'ready'],
    right: (model, _now, fen) => fen >= model.held && fen <= left(model),
    act: (model, now, fen) => end(model, 'cancelled', fen, now),
  },
  swap: { who: ['artisan'], from: ['ready'], act() {} },
  miss_provider: {
    who: ['resident'],
    from: ['ready'],
    if: (model, now) => now >= model.startMs && isOpenNow(model, now),
    act(model, now) {
      recordMiss(model, now, left(model));
      model.strikes += 1;
    },
  },
  hand_out: {
    who: ['artisan'],
    from: ['ready'],
    if: (model, now) => dayOf(now) >= dayOf(model.startMs) && now < model.endMs,
    act: (model, now) => to(model, 'borrowed', now),
  },
  renew: {
    who: ['resident'],
    from: ['borrowed'],
    if: (model) =>
      model.renewed.length < model.mostRenewals && renewedFen(model) + model.feePerDay <= model.deposit,
    right: (model) => weekdayOf(dayOf(model.endMs) + 1) !== model.closedOn,
    act(model) {
      model.renewed.push(1);
      model.endMs += day;
    },
  },
  take_back: {
    who: ['artisan'],
    from: ['borrowed', 'overdue'],
    act: (model, now) => comesBack(model, now, model.held - keptBy(model, now)),
  },
  take_back_damaged: {
    who: ['artisan'],
    from: ['borrowed', 'overdue'],
    right: (model, _now, fen) => fen <= model.deposit,
    act(model, now, fen) {
      model.damage = fen;
      model.lateEndMs = now;
      model.recorded = model.held - keptBy(model, now);
      to(model, 'assessed', now);
    },
  },
  accept_damage: {
    who: ['resident'],
    from: ['assessed'],
    act: (model, now) => comesBack(model, now, model.recorded ?? 0),
  },
  find: {
    who: ['artisan'],
    from: ['lost'],
    act: (model, now) => comesBack(model, now, model.held - keptBy(model, now)),
  },
  dispute: {
    who: ['resident', 'artisan'],
    from: ['missed', 'overdue', 'assessed', 'returned', 'lost'],
    if(model, now) {
      if (model.state === 'missed') return now < model.sinceMs + 2 * day;
      return !['returned', 'lost'].includes(model.state) || now < model.sinceMs + 7 * day;
    },
    act(model, now, _fen, who) {
      model.heard = [who];
      to(model, 'disputed', now);
      model.lateEndMs ??= now;
      model.disputedMs = now;
      model.level = 0;
    },
  },
  answer: {
    who: ['resident', 'artisan'],
    from: ['disputed'],
    if: (model, _now, who) => !model.heard.includes(who),
    act: (model, _now, _fen, who) => void model.heard.push(who),
  },
  resolve: {
    who: ['staff'],
    from: ['disputed'],
    right: (model, _now, fen) => fen <= left(model),
    act: (model, now, fen) => end(model, 'settled', fen, now),
  },
};

interface Due {
  at: number;
  act: (model: LoanModel, now: number) => void;
}

/** What the clock does in this state, and when. */
function dueOf(model: LoanModel): Due | null {
  const owed = model.held - (model.held > 0 ? keptBy(model, model.lateEndMs ?? 0) : 0);
  const dues: Readonly<Record<string, Due>> = {
    unpaid: { at: model.bookedMs + 15 * minute, act: (each, now) => to(each, 'lapsed', now) },
    requested: {
      at: Math.min(model.paidMs + day, model.startMs - hour),
      act: (each, now) => end(each, 'declined', left(each), now),
    },
    ready: {
      at: model.startMs + day,
      act: (each, now) => recordMiss(each, now, left(each) - Math.min(fee(each), each.feePerDay)),
    },
    missed: {
      at: model.sinceMs + 2 * day,
      act: (each, now) => end(each, 'settled', each.recorded ?? 0, now),
    },
    borrowed: { at: model.endMs, act: (each, now) => to(each, 'overdue', now) },
    overdue: {
      at: model.endMs + 14 * day,
      act(each, now) {
        to(each, 'lost', now);
        each.recorded = 0;
        each.lateEndMs = now;
      },
    },
    assessed: {
      at: model.sinceMs + 2 * day,
      act: (each, now) => comesBack(each, now, each.recorded ?? 0),
    },
    returned: { at: model.sinceMs + 7 * day, act: (each, now) => end(each, 'settled', 0, now) },
    lost: { at: model.sinceMs + 7 * day, act: (each, now) => end(each, 'settled', 0, now) },
    disputed: {
      at: model.disputedMs + 3 * day,
      act(each, now) {
        if (each.level === 2) return end(each, 'settled', each.recorded ?? owed, now);
        each.level += 1;
        each.disputedMs = now;
      },
    },
  };
  return dues[model.state] ?? null;
}

/** Lets the clock do whatever is due by now. */
export function tickLoan(model: LoanModel, now: number): void {
  for (let due = dueOf(model); due && due.at <= now; due = dueOf(model)) due.act(model, now);
}

/** What waits for the artisan: everything but the deposit, or but what is recorded to go back. */
export function pendingByLoan(model: LoanModel): number {
  const waits = 'ready missed borrowed overdue assessed returned lost disputed'.split(' ');
  return waits.includes(model.state) ? left(model) - (model.recorded ?? model.held) : 0;
}

/** Takes a step as somebody; answers the refusal, or null where it was taken. */
export function takeLoan(model: LoanModel, step: string, who: Who, now: number, fen: number): string | null {
  const rule = loanRules[step];
  if (!rule) throw new Error(`no rule for ${step}`);
  if (who === 'artisan' && ['unpaid', 'lapsed'].includes(model.state)) return 'not_found';
  if (!rule.who.includes(who)) return 'forbidden';
  if (!rule.from.includes(model.state) || !(rule.if?.(model, now, who) ?? true)) return 'step_closed';
  if (!(rule.right?.(model, now, fen) ?? true)) return 'input';
  rule.act(model, now, fen, who);
  return null;
}

/** The steps this person is shown. */
export const shownByLoan = (model: LoanModel, who: Who, now: number): string[] =>
  Object.entries(loanRules)
    .filter(([, rule]) => rule.who.includes(who) && rule.from.includes(model.state))
    .filter(([, rule]) => rule.if?.(model, now, who) ?? true)
    .map(([step]) => step)
    .sort();
