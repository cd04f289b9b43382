/**
 * The order of goods once more, as plain statements written down from the rules alone: on purpose the second
 * statement of the table, sharing nothing with it. Times are milliseconds, money is fen. It has two lines: two jars at
 * 3000, to be brought back within three days, and three loaves at 600, which are not taken back.
 */
export type Who = 'resident' | 'provider' | 'staff';
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export interface Model {
  state: string;
  startMs: number;
  endMs: number;
  bookedMs: number;
  /** Of meals alone. */
  cutOffMs: number | null;
  isBrought: boolean;
  feeFen: number;
  paid: number;
  back: number;
  payable: number;
  recorded: number;
  strikes: number;
  packed: [jars: number, loaves: number] | null;
  handedMs: number | null;
  returned: number;
  restocked: boolean;
  /** When the present state began. */
  sinceMs: number;
  level: number;
  /** Who has said how they see a dispute: whoever opened it, and whoever answered. */
  heard: Who[];
}
/** What a step is given: a small number, and an amount. */
export interface Given {
  n: number;
  fen: number;
}
type Act = (model: Model, now: number, given: Given, by?: Who) => void;
interface Rule {
  who: Who[];
  from: string[];
  if?: (model: Model, now: number, by: Who) => boolean;
  right?: (model: Model, given: Given) => boolean;
  act: Act;
}

const wanted = { jars: 2, loaves: 3, jarFen: 3000, loafFen: 600 };
export const sumFen = 2 * 3000 + 3 * 600;
const left = (model: Model): number => model.paid - model.back - model.payable;

function end(model: Model, state: string, backFen: number): void {
  model.state = state;
  model.back += backFen;
  model.payable = model.paid - model.back;
}
function become(state: string): Act {
  return (model) => {
    model.state = state;
  };
}
const allBack = (model: Model): void => end(model, 'cancelled', left(model));
const within = (model: Model, { fen }: Given): boolean => fen <= left(model);
/** Half of it, without the way; of a meal nothing. */
const unfetched = (model: Model): number =>
  model.cutOffMs === null ? Math.floor(Math.max(0, left(model) - model.feeFen) / 2) : 0;
const dispute: Act = (model, _now, _given, by) => {
  model.state = 'disputed';
  model.level = 0;
  model.heard = by ? [by] : [];
};
export const loavesPacked = ({ n }: Given): number => 3 - (n % 4);
export const jarsReturned = ({ n }: Given): number => 1 + (n % 2);

/** What people may do. */
export const rules: Readonly<Record<string, Rule>> = {
  drop: { who: ['resident'], from: ['unpaid'], act: become('lapsed') },
  cancel: {
    who: ['resident'],
    from: ['placed'],
    if: ({ cutOffMs }, now) => cutOffMs === null || now < cutOffMs,
    act: allBack,
  },
  withdraw: {
    who: ['provider'],
    from: ['placed', 'packed'],
    act(model) {
      allBack(model);
      model.strikes += 1;
    },
  },
  call_off: {
    who: ['staff'],
    from: ['placed', 'packed'],
    right: within,
    act: (model, _now, { fen }) => end(model, 'cancelled', fen),
  },
  pack: {
    who: ['provider'],
    from: ['placed'],
    act(model, _now, given) {
      model.state = 'packed';
      model.packed = [2, loavesPacked(given)];
      model.back += (3 - loavesPacked(given)) * wanted.loafFen;
    },
  },
  hand_over: {
    who: ['provider'],
    from: ['packed'],
    act(model, now) {
      model.state = 'handed_over';
      model.handedMs = now;
    },
  },
  miss_provider: {
    who: ['resident'],
    from: ['packed'],
    if: ({ endMs, isBrought }, now) => now >= (isBrought ? endMs : endMs - 15 * minute),
    act(model) {
      model.state = 'unclaimed';
      model.recorded = left(model);
      model.strikes += 1;
    },
  },
  give_back: {
    who: ['provider'],
    from: ['handed_over', 'completed'],
    if: (model) => left(model) > 0,
    right: (model, given) => given.fen >= 1 && within(model, given),
    act(model, _now, { fen }) {
      model.back += fen;
    },
  },
  confirm: { who: ['resident'], from: ['handed_over'], act: become('completed') },
  return: {
    who: ['resident'],
    from: ['handed_over', 'completed'],
    if: ({ handedMs, cutOffMs }, now) => cutOffMs === null && now < (handedMs ?? 0) + 3 * day,
    act(model, _now, given) {
      model.state = 'returning';
      model.returned = jarsReturned(given);
    },
  },
  take_back: {
    who: ['provider'],
    from: ['returning'],
    act(model, _now, { n }) {
      end(model, 'settled', Math.min(left(model), model.returned * wanted.jarFen));
      model.restocked = n % 2 === 0;
    },
  },
  contest: {
    who: ['provider'],
    from: ['returning'],
    right: within,
    act(model, now, given, by) {
      dispute(model, now, given, by);
      model.recorded = given.fen;
    },
  },
  dispute: {
    who: ['resident', 'provider', 'staff'],
    from: ['handed_over', 'completed', 'unclaimed', 'returning'],
    if({ state, handedMs, sinceMs }, now) {
      if (state === 'returning') return true;
      return state === 'unclaimed' ? now < sinceMs + 2 * day : now < (handedMs ?? 0) + 7 * day;
    },
    act: dispute,
  },
  answer: {
    who: ['resident', 'provider'],
    from: ['disputed'],
    if: ({ heard }, _now, by) => !heard.includes(by),
    act: (model, _now, _given, by = 'resident') => void model.heard.push(by),
  },
  resolve: {
    who: ['staff'],
    from: ['disputed'],
    right: within,
    act: (model, _now, { fen }) => end(model, 'settled', fen),
  },
};

/** What the clock does in this state, and when. */
function dueOf(model: Model): { at: number; act: Act } | null {
  const { state, sinceMs, handedMs, endMs, cutOffMs, isBrought } = model;
  const handed = handedMs ?? 0;
  switch (state) {
    case 'unpaid':
      return { at: model.bookedMs + 15 * minute, act: become('lapsed') };
    case 'placed':
      return { at: endMs, act: expire };
    case 'packed':
      return { at: endMs + (cutOffMs === null ? 2 * day : isBrought ? 2 * hour : 0), act: leave };
    case 'unclaimed':
      return { at: sinceMs + 2 * day, act: (each) => end(each, 'settled', each.recorded) };
    case 'handed_over':
      return { at: handed + day, act: become('completed') };
    case 'completed':
      return { at: handed + 7 * day, act: (each) => end(each, 'settled', 0) };
    case 'returning':
      return { at: sinceMs + 7 * day, act: dispute };
    case 'disputed':
      return { at: sinceMs + 3 * day, act: model.level < 2 ? rise : byDefault };
    default:
      return null;
  }
}
const expire: Act = (model) => {
  allBack(model);
  model.strikes += 1;
};
const leave: Act = (model) => {
  model.state = 'unclaimed';
  model.recorded = unfetched(model);
};
const rise: Act = (model) => {
  model.level += 1;
};
const byDefault: Act = (model) => end(model, 'settled', model.recorded);

/** Lets the clock do whatever is due by now; each at the moment at which it is looked at. */
export function tickModel(model: Model, now: number): void {
  for (let due = dueOf(model); due && due.at <= now; due = dueOf(model)) {
    due.act(model, now, { n: 0, fen: 0 });
    model.sinceMs = now;
  }
}

/** Everybody's payment of what is due. */
export function payModel(model: Model, now: number): void {
  if (model.state !== 'unpaid') return;
  model.state = 'placed';
  model.paid = sumFen + model.feeFen;
  model.sinceMs = now;
}

const isOpen = (model: Model, rule: Rule, who: Who, now: number): boolean =>
  rule.who.includes(who) && rule.from.includes(model.state) && (rule.if?.(model, now, who) ?? true);

/** Takes a step as somebody; answers the refusal, or null where it was taken. */
export function takeModel(model: Model, step: string, who: Who, now: number, given: Given): string | null {
  const rule = rules[step];
  if (!rule) throw new Error(`no rule for ${step}`);
  if (who === 'provider' && ['unpaid', 'lapsed'].includes(model.state)) return 'not_found';
  if (!rule.who.includes(who)) return 'forbidden';
  if (!isOpen(model, rule, who, now)) return 'step_closed';
  if (!(rule.right?.(model, given) ?? true)) return 'input';
  const before = model.state;
  rule.act(model, now, given, who);
  if (model.state !== before) model.sinceMs = now;
  return null;
}

/** The steps this person is shown. */
export const shownByModel = (model: Model, who: Who, now: number): string[] =>
  Object.entries(rules)
    .filter(([, rule]) => isOpen(model, rule, who, now))
    .map(([step]) => step)
    .sort();

/** What is left of both articles in the end, of so many. */
export function leftByModel(model: Model, first: number): [jars: number, loaves: number] {
  const { packed, handedMs, cutOffMs, returned, restocked } = model;
  if (packed === null) return [first, first];
  if (handedMs === null && cutOffMs === null) return [first, first - (3 - packed[1])];
  return [first - 2 + (restocked ? returned : 0), first - 3];
}
