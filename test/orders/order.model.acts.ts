/** What the plain model of the service order consists of; the rules and the clock stand in `order.model.ts`. */
export type Who = 'resident' | 'artisan' | 'staff';
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

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
  /** Who has said how they see a dispute: whoever opened it, and whoever answered. */
  heard: Who[];
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
  /** Another time that is proposed, by whom and when; and how often each side has. */
  proposed: { by: Who; atMs: number; startMs: number } | null;
  proposals: { resident: number; artisan: number };
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
    heard: [],
    balance: 0,
    balanceIs: 'none',
    paid: 0,
    cash: 0,
    recorded: 0,
    back: 0,
    payable: 0,
    strikes: 0,
    proposed: null,
    proposals: { resident: 0, artisan: 0 },
  };
}

export function end(model: Model, state: string, back: number): void {
  model.state = state;
  model.back = back;
  model.payable = model.paid + model.cash - back;
}

/** moderate: 24 h all, 2 h half, then nothing; all in the 10 minutes after the payment, if 2 h are left. */
export function policyBack(model: Model, now: number): number {
  const left = model.startMs - now;
  if (now < model.paidMs + 10 * minute && left >= 2 * hour) return model.paid;
  const percent = left >= day ? 100 : left >= 2 * hour ? 50 : 0;
  return Math.floor((model.paid * percent) / 100);
}

export type Act = (model: Model, now: number, fen: number, who?: Who) => void;
export interface Rule {
  who: readonly Who[];
  from: readonly string[];
  /** Only then the step is there. */
  if?: (model: Model, now: number, who: Who) => boolean;
  /** Only then its input is right. */
  right?: (model: Model, now: number, fen: number) => boolean;
  act: Act;
}
export const to =
  (state: string): Act =>
  (model) => {
    model.state = state;
  };
export const done: Act = (model, now) => {
  model.state = 'done';
  model.doneMs = now;
};
/** The first quote ends the work when it comes to nothing; a later one leaves what was agreed before. */
export const refuse: Act = (model, now, fen) => {
  if (model.balanceIs === 'none') return done(model, now, fen);
  model.state = 'underway';
  model.refusedMs = now;
};
export const missed =
  (recordedOf: (model: Model) => number, strikes: number): Act =>
  (model, now) => {
    model.state = 'missed';
    model.missedMs = now;
    model.recorded = recordedOf(model);
    model.strikes += strikes;
  };
export const isOpen = (model: Model) => model.balanceIs === 'open';
export const notOpen = (model: Model) => model.balanceIs !== 'open';
export const late = (model: Model, now: number) => now >= model.startMs + 15 * minute;

export const moves = (model: Model): void => {
  const { proposed, endMs, startMs } = model;
  if (!proposed) return;
  Object.assign(model, {
    startMs: proposed.startMs,
    endMs: proposed.startMs + endMs - startMs,
    proposed: null,
  });
};
export const dropTime: Act = (model) => {
  model.proposed = null;
};
/** Where a proposal moves the order to; the test says it just before. */
export const nextStart = { ms: 0 };

/** Whatever leaves the state drops what is proposed. */
export function follow(model: Model, act: () => void): void {
  const { state } = model;
  act();
  if (model.state !== state) model.proposed = null;
}
