/**
 * The service order once more, as plain statements written down from the rules alone: on purpose the second
 * statement of the table, sharing nothing with it. Times are milliseconds, money is fen.
 */
import {
  type Act,
  day,
  done,
  dropTime,
  end,
  follow,
  hour,
  isOpen,
  late,
  type Model,
  minute,
  missed,
  moves,
  nextStart,
  notOpen,
  policyBack,
  type Rule,
  refuse,
  to,
  type Who,
} from './order.model.acts.ts';

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
  propose_time: {
    who: ['resident', 'artisan'],
    from: ['requested', 'confirmed'],
    if: (model, now, who) =>
      !model.proposed && now < model.startMs - hour && who !== 'staff' && model.proposals[who] < 3,
    act(model, now, _fen, who = 'resident') {
      model.proposed = { by: who, atMs: now, startMs: nextStart.ms };
      if (who !== 'staff') model.proposals[who] += 1;
    },
  },
  accept_time: {
    who: ['resident', 'artisan'],
    from: ['requested', 'confirmed'],
    if: (model, _now, who) => model.proposed !== null && model.proposed.by !== who,
    act(model, _now, _fen, who) {
      moves(model);
      if (who === 'artisan') model.state = 'confirmed';
    },
  },
  drop_time: {
    who: ['resident', 'artisan'],
    from: ['requested', 'confirmed'],
    if: (model) => model.proposed !== null,
    act: dropTime,
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
    act(model, now, _fen, who = 'resident') {
      model.state = 'disputed';
      model.disputedMs = now;
      model.escalationLevel = 0;
      model.heard = [who];
    },
  },
  answer: {
    who: ['resident', 'artisan'],
    from: ['disputed'],
    if: (model, _now, who) => !model.heard.includes(who),
    act(model, _now, _fen, who = 'resident') {
      model.heard.push(who);
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

/** What the clock does next: what is proposed is dropped a day after, at the latest an hour before the start. */
function dueOf(model: Model): Due | null {
  const due = dueByState(model);
  if (!model.proposed) return due;
  const at = Math.min(model.proposed.atMs + day, model.startMs - hour);
  return due && due.at <= at ? due : { at, act: dropTime };
}

/** What the clock does in this state, and when. */
function dueByState(model: Model): Due | null {
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
  for (let due = dueOf(model); due && due.at <= now; due = dueOf(model))
    follow(model, () => due?.act(model, now, 0));
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
  if (!rule.from.includes(model.state) || !(rule.if?.(model, now, who) ?? true)) return 'step_closed';
  if (!(rule.right?.(model, now, fen) ?? true)) return 'input';
  follow(model, () => rule.act(model, now, fen, who));
  return null;
}

/** The steps this person is shown. */
export function shownByModel(model: Model, who: Who, now: number): string[] {
  return Object.entries(rules)
    .filter(([, rule]) => rule.who.includes(who) && rule.from.includes(model.state))
    .filter(([, rule]) => rule.if?.(model, now, who) ?? true)
    .map(([step]) => step)
    .sort();
}
