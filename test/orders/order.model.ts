/**
 * The service order once more, as plain statements written down from the rules alone: on purpose the second
 * statement of the table, sharing nothing with it. Times are milliseconds, money is fen.
 */
export type Who = 'resident' | 'artisan' | 'staff';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export interface Model {
  state: string;
  startMs: number;
  endMs: number;
  bookedMs: number;
  paidMs: number;
  missedMs: number;
  quotedMs: number;
  agreedMs: number;
  doneMs: number | null;
  balancePaidMs: number;
  refusedMs: number;
  disputedMs: number;
  escalationLevel: number;
  isQuoteKind: boolean;
  advance: number;
  balance: number;
  balanceIs: 'none' | 'open' | 'paid' | 'cash' | 'unpaid';
  paid: number;
  cash: number;
  recorded: number;
  back: number;
  payable: number;
  strikes: number;
}

export function bookedModel(
  facts: Pick<Model, 'startMs' | 'endMs' | 'bookedMs' | 'advance' | 'isQuoteKind'>,
): Model {
  const never = Number.POSITIVE_INFINITY;
  return {
    ...facts,
    state: facts.advance === 0 ? 'requested' : 'unpaid',
    paidMs: facts.advance === 0 ? facts.bookedMs : never,
    missedMs: never,
    quotedMs: never,
    agreedMs: never,
    doneMs: null,
    balancePaidMs: 0,
    refusedMs: 0,
    disputedMs: never,
    escalationLevel: 0,
    balance: 0,
    balanceIs: 'none',
    paid: 0,
    cash: 0,
    recorded: 0,
    back: 0,
    payable: 0,
    strikes: 0,
  };
}

function end(model: Model, state: string, back: number): void {
  model.state = state;
  model.back = back;
  model.payable = model.paid + model.cash - back;
}

/** moderate: 24 h all, 2 h half, then nothing; all in the 10 minutes after the payment, if 2 h are left. */
function policyBack(model: Model, now: number): number {
  const left = model.startMs - now;
  if (now < model.paidMs + 10 * minute && left >= 2 * hour) return model.paid;
  const percent = left >= day ? 100 : left >= 2 * hour ? 50 : 0;
  return Math.floor((model.paid * percent) / 100);
}

type Act = (model: Model, now: number, fen: number) => void;
interface Rule {
  who: readonly Who[];
  from: readonly string[];
  /** Only then the step is there. */
  if?: (model: Model, now: number) => boolean;
  /** Only then its input is right. */
  right?: (model: Model, now: number, fen: number) => boolean;
  act: Act;
}
const to =
  (state: string): Act =>
  (model) => {
    model.state = state;
  };
const done: Act = (model, now) => {
  model.state = 'done';
  model.doneMs = now;
};
/** The first quote ends the work when it comes to nothing; a later one leaves what was agreed before. */
const refuse: Act = (model, now, fen) => {
  if (model.balanceIs === 'none') return done(model, now, fen);
  model.state = 'underway';
  model.refusedMs = now;
};
const missed =
  (recordedOf: (model: Model) => number, strikes: number): Act =>
  (model, now) => {
    model.state = 'missed';
    model.missedMs = now;
    model.recorded = recordedOf(model);
    model.strikes += strikes;
  };
const isOpen = (model: Model) => model.balanceIs === 'open';
const notOpen = (model: Model) => model.balanceIs !== 'open';
const late = (model: Model, now: number) => now >= model.startMs + 15 * minute;

/** What people may do. */
export const rules: Readonly<Record<string, Rule>> = {
  drop: { who: ['resident'], from: ['unpaid'], act: to('lapsed') },
  accept: { who: ['artisan'], from: ['requested'], act: to('confirmed') },
  decline: { who: ['artisan'], from: ['requested'], act: (model) => end(model, 'declined', model.paid) },
  retract: { who: ['resident'], from: ['requested'], act: (model) => end(model, 'cancelled', model.paid) },
  cancel: {
    who: ['resident'],
    from: ['confirmed'],
    if: (model, now) => now < model.startMs,
    act: (model, now) => end(model, 'cancelled', policyBack(model, now)),
  },
  withdraw: {
    who: ['artisan'],
    from: ['confirmed'],
    act(model) {
      end(model, 'cancelled', model.paid);
      model.strikes += 1;
    },
  },
  call_off: {
    who: ['staff'],
    from: ['requested', 'confirmed', 'underway', 'quoted'],
    right: (model, _now, fen) => fen <= model.paid,
    act: (model, _now, fen) => end(model, 'cancelled', fen),
  },
  start: { who: ['artisan'], from: ['confirmed'], act: to('underway') },
  miss_resident: {
    who: ['artisan'],
    from: ['confirmed'],
    if: late,
    act: missed((model) => policyBack(model, model.startMs), 0),
  },
  miss_artisan: { who: ['resident'], from: ['confirmed'], if: late, act: missed((model) => model.paid, 1) },
  quote: {
    who: ['artisan'],
    from: ['underway'],
    if: (model) => model.isQuoteKind && notOpen(model),
    right: (_model, _now, fen) => fen >= 1,
    act(model, now, fen) {
      model.state = 'quoted';
      model.quotedMs = now;
      model.balance = fen;
    },
  },
  agree: {
    who: ['resident'],
    from: ['quoted'],
    act(model, now) {
      model.state = 'underway';
      model.agreedMs = now;
      model.balanceIs = 'open';
    },
  },
  refuse: { who: ['resident'], from: ['quoted'], act: refuse },
  cash_balance: {
    who: ['artisan'],
    from: ['underway'],
    if: isOpen,
    act(model, now) {
      model.balanceIs = 'cash';
      model.cash += model.balance;
      model.balancePaidMs = now;
    },
  },
  finish: { who: ['artisan'], from: ['underway'], if: notOpen, act: done },
  confirm: { who: ['resident'], from: ['done'], act: to('completed') },
  dispute: {
    who: ['resident', 'artisan'],
    from: ['done', 'completed', 'missed'],
    if: (model, now) =>
      model.state === 'missed' ? now < model.missedMs + 2 * day : now < (model.doneMs ?? 0) + 7 * day,
    act(model, now) {
      model.state = 'disputed';
      model.disputedMs = now;
      model.escalationLevel = 0;
    },
  },
  resolve: {
    who: ['staff'],
    from: ['disputed'],
    right: (model, _now, fen) => fen <= model.paid,
    act: (model, _now, fen) => end(model, 'settled', fen),
  },
};

/** Everybody's payment of what is due; answers whether something was. */
export function payModel(model: Model, now: number): boolean {
  if (model.state === 'unpaid') {
    model.state = 'requested';
    model.paid += model.advance;
    model.paidMs = now;
    return true;
  }
  if (model.state !== 'underway' || !isOpen(model)) return false;
  model.balanceIs = 'paid';
  model.paid += model.balance;
  model.balancePaidMs = now;
  return true;
}

interface Due {
  at: number;
  act: Act;
}

/** What the clock does in this state, and when. */
function dueOf(model: Model): Due | null {
  switch (model.state) {
    case 'unpaid':
      return { at: model.bookedMs + 15 * minute, act: to('lapsed') };
    case 'requested':
      return {
        at: Math.min(model.paidMs + day, model.startMs - hour),
        act: (each) => end(each, 'declined', each.paid),
      };
    case 'confirmed':
      return { at: model.endMs + day, act: missed((each) => each.paid, 0) };
    case 'missed':
      return { at: model.missedMs + 2 * day, act: (each) => end(each, 'settled', each.recorded) };
    case 'underway':
      if (isOpen(model)) return { at: model.agreedMs + 2 * day, act: dropBalance };
      return { at: Math.max(model.endMs, model.balancePaidMs, model.refusedMs) + day, act: done };
    case 'quoted':
      return { at: model.quotedMs + 2 * day, act: refuse };
    case 'done':
      return { at: (model.doneMs ?? 0) + day, act: to('completed') };
    case 'completed':
      return { at: (model.doneMs ?? 0) + 7 * day, act: (each) => end(each, 'settled', 0) };
    case 'disputed':
      return { at: model.disputedMs + 3 * day, act: model.escalationLevel < 2 ? rise : byDefault };
    default:
      return null;
  }
}
const dropBalance: Act = (model, now) => {
  done(model, now, 0);
  model.balanceIs = 'unpaid';
};
const rise: Act = (model, now) => {
  model.escalationLevel += 1;
  model.disputedMs = now;
};
const byDefault: Act = (model) => end(model, 'settled', model.doneMs === null ? model.recorded : 0);

/** Lets the clock do whatever is due by now. */
export function tickModel(model: Model, now: number): void {
  for (let due = dueOf(model); due && due.at <= now; due = dueOf(model)) due.act(model, now, 0);
}

/** What waits for the artisan: everything that came in once they had accepted, but for what a missed visit gives back. */
export function pendingByModel({ state, paid, cash, recorded }: Model): number {
  const waits = ['confirmed', 'underway', 'quoted', 'done', 'completed', 'missed', 'disputed'];
  return waits.includes(state) ? paid + cash - recorded : 0;
}

/** Takes a step as somebody; answers the refusal, or null where it was taken. */
export function takeModel(model: Model, step: string, who: Who, now: number, fen: number): string | null {
  const rule = rules[step];
  if (!rule) throw new Error(`no rule for ${step}`);
  const unseen = ['unpaid', 'lapsed'].includes(model.state);
  if (who === 'artisan' && unseen) return 'not_found';
  if (!rule.who.includes(who)) return 'forbidden';
  if (!rule.from.includes(model.state) || !(rule.if?.(model, now) ?? true)) return 'step_closed';
  if (!(rule.right?.(model, now, fen) ?? true)) return 'input';
  rule.act(model, now, fen);
  return null;
}

/** The steps this person is shown. */
export function shownByModel(model: Model, who: Who, now: number): string[] {
  return Object.entries(rules)
    .filter(([, rule]) => rule.who.includes(who) && rule.from.includes(model.state))
    .filter(([, rule]) => rule.if?.(model, now) ?? true)
    .map(([step]) => step)
    .sort();
}
