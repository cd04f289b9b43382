import { now } from '../../../client/session.ts';
import { sayFen } from '../../../format/money.ts';
import { saySpan } from '../../../format/time.ts';
import type { Fact, OrderParts } from '../../engine/kind.ts';
import { actions } from './actions.ts';
import DecisionCard from './decision-card.vue';
import { dueHint, hint, phaseWord, type ServiceOrder, stateWord } from './hint.ts';

import { words } from './words.ts';

const w = words.order;

/** How a state looks beside its word: something waits, runs, is over, or went wrong. */
const tones: Readonly<Record<ServiceOrder['state'], string>> = {
  unpaid: 'tag tag-wait',
  lapsed: 'tag tag-off',
  requested: 'tag tag-wait',
  declined: 'tag tag-off',
  confirmed: 'tag',
  cancelled: 'tag tag-off',
  missed: 'tag tag-alarm',
  underway: 'tag',
  quoted: 'tag tag-wait',
  done: 'tag tag-wait',
  completed: 'tag',
  disputed: 'tag tag-alarm',
  settled: 'tag',
};

function moneyOf({ amounts, balance, balanceFen }: ServiceOrder): Fact[] {
  const newestFen = balance === 'paid' || balance === 'cash' ? balanceFen : 0;
  const earlierFen = amounts.paidFen + amounts.cashFen - amounts.advanceFen - newestFen;
  const said = `${sayFen(balanceFen)} ${balance ? w.balanceIs[balance] : ''}`;
  return [
    ...(earlierFen > 0 ? [{ says: w.earlierBalance, value: sayFen(earlierFen) }] : []),
    ...(balanceFen > 0 ? [{ says: w.balance, value: said }] : []),
  ];
}

/** Where to go; an artisan's home is told once they have accepted. */
function placeOf({ as, state, way, shopAddress }: ServiceOrder): Fact[] {
  if (shopAddress) return [{ says: as === 'provider' ? w.shop : w.goTo, value: shopAddress }];
  const comes = way === 'at_artisan' && (state === 'unpaid' || state === 'requested');
  return comes ? [{ says: w.goTo, value: w.goToLater }] : [];
}

function factsOf(order: ServiceOrder) {
  const { quote } = order;
  return {
    place: placeOf(order),
    money: moneyOf(order),
    more: quote ? [{ says: w.quote, value: `${sayFen(quote.amountFen)}：${quote.reason}` }] : [],
  };
}

/** A further quote that is refused leaves what was agreed before. */
const refusesMore = ({ balance }: ServiceOrder, step: string): boolean =>
  step === 'refuse' && balance !== null;

function questionOf(order: ServiceOrder, step: string): string | undefined {
  if (step === 'accept_time' && order.proposal)
    return w.moving.ask(saySpan(order.proposal.startAt, order.proposal.endAt, now()));
  return w.asks[refusesMore(order, step) ? 'refuseMore' : step];
}

export const serviceOrder: OrderParts<ServiceOrder> = {
  words: w,
  takesTime: true,
  stateWord,
  tone: ({ state }) => tones[state],
  hint,
  dueHint,
  phaseWord,
  line: ({ way }) => words.offer.way[way],
  facts: factsOf,
  Decision: DecisionCard,
  actions,
  question: questionOf,
  taken: (order, step) => w.done[step === 'refuse' && order.state === 'underway' ? 'refuseMore' : step],
  payUntil: (part, time) => (part === 'balance' ? w.balanceUntil(time) : undefined),
};
