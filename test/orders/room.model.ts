/**
 * The order of a room once more, as plain statements written down from the rules alone: on purpose the second statement
 * of the table, sharing nothing with it. Times are milliseconds, money is fen.
 */
import {
  type Act,
  bookedModel,
  day,
  end,
  hour,
  type Model,
  minute,
  missed,
  policyBack,
  type Rule,
  to,
  type Who,
} from './order.model.acts.ts';

export interface RoomModel extends Model {
  /** Whether the row for the end of the time has been written. */
  isOver: boolean;
}

export function bookedRoomModel(facts: Pick<Model, 'startMs' | 'endMs' | 'bookedMs' | 'advance'>): RoomModel {
  const model = bookedModel({ ...facts, isQuoteKind: false });
  return { ...model, state: facts.advance === 0 ? 'booked' : 'unpaid', isOver: false };
}

const nearStart = (model: Model, now: number) => now >= model.startMs - 30 * minute;

/** What people may do. */
export const roomRules: Readonly<Record<string, Rule>> = {
  drop: { who: ['resident'], from: ['unpaid'], act: to('lapsed') },
  cancel: {
    who: ['resident'],
    from: ['booked'],
    if: (model, now) => now < model.startMs,
    act: (model, now) => end(model, 'cancelled', policyBack(model, now)),
  },
  withdraw: {
    who: ['artisan'],
    from: ['booked'],
    act(model) {
      end(model, 'cancelled', model.paid);
      model.strikes += 1;
    },
  },
  call_off: {
    who: ['staff'],
    from: ['booked'],
    right: (model, _now, fen) => fen <= model.paid,
    act: (model, _now, fen) => end(model, 'cancelled', fen),
  },
  check_in: { who: ['resident', 'artisan'], from: ['booked'], if: nearStart, act: to('used') },
  miss_keeper: {
    who: ['resident'],
    from: ['booked'],
    if: (model, now) => now >= model.startMs + 15 * minute,
    act: missed((model) => model.paid, 1),
  },
  dispute: {
    who: ['resident', 'artisan', 'staff'],
    from: ['used', 'missed'],
    if: (model, now) => now < (model.state === 'missed' ? model.missedMs : model.endMs) + 2 * day,
    act(model, now, _fen, by = 'resident') {
      model.state = 'disputed';
      model.disputedMs = now;
      model.escalationLevel = 0;
      model.heard = [by];
    },
  },
  answer: {
    who: ['resident', 'artisan'],
    from: ['disputed'],
    if: (model, _now, by) => !model.heard.includes(by),
    act: (model, _now, _fen, by = 'resident') => void model.heard.push(by),
  },
  resolve: {
    who: ['staff'],
    from: ['disputed'],
    right: (model, _now, fen) => fen <= model.paid,
    act: (model, _now, fen) => end(model, 'settled', fen),
  },
};

export function payRoom(model: RoomModel, now: number): void {
  if (model.state !== 'unpaid') return;
  model.state = 'booked';
  model.paid = model.advance;
  model.paidMs = now;
}

const rise: Act = (model, now) => {
  model.escalationLevel += 1;
  model.disputedMs = now;
};

/** What the clock does in this state, and when. */
function dueOf(model: RoomModel): { at: number; act: Act } | null {
  switch (model.state) {
    case 'unpaid':
      return { at: model.bookedMs + 15 * minute, act: to('lapsed') };
    case 'booked':
      return { at: model.endMs + hour, act: missed((each) => policyBack(each, each.startMs), 0) };
    case 'used':
      if (!model.isOver) return { at: model.endMs, act: () => Object.assign(model, { isOver: true }) };
      return { at: model.endMs + 2 * day, act: (each) => end(each, 'settled', 0) };
    case 'missed':
      return { at: model.missedMs + 2 * day, act: (each) => end(each, 'settled', each.recorded) };
    case 'disputed':
      return {
        at: model.disputedMs + 3 * day,
        act: model.escalationLevel < 2 ? rise : (each) => end(each, 'settled', each.recorded),
      };
    default:
      return null;
  }
}

/** Lets the clock do whatever is due by now. */
export function tickRoom(model: RoomModel, now: number): void {
  for (let due = dueOf(model); due && due.at <= now; due = dueOf(model)) due.act(model, now, 0);
}

/** Takes a step as somebody; answers the refusal, or null where it was taken. */
export function takeRoom(
  model: RoomModel,
  step: string,
  { who, now, fen }: { who: Who; now: number; fen: number },
): string | null {
  const rule = roomRules[step];
  if (!rule) throw new Error(`no rule for ${step}`);
  if (who === 'artisan' && ['unpaid', 'lapsed'].includes(model.state)) return 'not_found';
  if (!rule.who.includes(who)) return 'forbidden';
  if (!rule.from.includes(model.state) || !(rule.if?.(model, now, who) ?? true)) return 'step_closed';
  if (!(rule.right?.(model, now, fen) ?? true)) return 'input';
  rule.act(model, now, fen, who);
  return null;
}

/** The steps this person is shown. */
export function shownOfRoom(model: RoomModel, who: Who, now: number): string[] {
  return Object.entries(roomRules)
    .filter(([, rule]) => rule.who.includes(who) && rule.from.includes(model.state))
    .filter(([, rule]) => rule.if?.(model, now, who) ?? true)
    .map(([step]) => step)
    .sort();
}
