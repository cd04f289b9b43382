import { now } from '../../../client/session.ts';
import { sayFen } from '../../../format/money.ts';
import { sayTime } from '../../../format/time.ts';
import type { Fact, OrderParts } from '../../engine/kind.ts';
import { lastOf } from '../../engine/timeline.ts';
import { actions, type GoodOrder } from './actions.ts';
import { words } from './words.ts';

const w = words.order;
type GoodLine = GoodOrder['cartLines'][number];

/** How a state looks beside its word: something waits, runs, is over, or went wrong. */
const tones: Readonly<Record<GoodOrder['state'], string>> = {
  unpaid: 'tag tag-wait',
  lapsed: 'tag tag-off',
  placed: 'tag tag-wait',
  packed: 'tag',
  unclaimed: 'tag tag-alarm',
  handed_over: 'tag',
  completed: 'tag',
  returning: 'tag tag-wait',
  disputed: 'tag tag-alarm',
  cancelled: 'tag tag-off',
  settled: 'tag',
};

/** How it came to be in nobody's hands. */
function unclaimedBy(order: GoodOrder): string {
  const step = lastOf(order, ['miss_provider', 'expire_pickup'])?.step ?? '';
  return step === 'expire_pickup' && order.cutOffAt ? 'expire_meal' : step;
}

/** What the state means for who looks, with the reason where one was given. */
function hintOf(order: GoodOrder): string {
  const isProvider = order.as === 'provider';
  if (order.state === 'unclaimed') return w.unclaimed(unclaimedBy(order), isProvider);
  if (order.state === 'disputed') return w.disputed;
  const brought = order.way === 'delivery' ? (isProvider ? w.hintsProviderBrought : w.hintsBrought) : {};
  const says = { ...(isProvider ? w.hintsProvider : w.hints), ...brought }[order.state] ?? '';
  const reason = lastOf(order, ['withdraw', 'call_off'])?.reason;
  return order.state === 'cancelled' ? w.endedBecause(says, reason) : says;
}

function dueHintOf(order: GoodOrder): string {
  if (order.nextDueAt === null) return '';
  return dueOf(order)[order.state]?.(sayTime(order.nextDueAt, now())) ?? '';
}

/** A line with what of it was missing, or has been paid back since. */
function sayLine({ units, unit, unitFen, packedUnits, backUnits }: GoodLine): string {
  const short =
    packedUnits !== null && packedUnits < units ? w.shortOf(words.offer.units(packedUnits, unit)) : '';
  const back = backUnits > 0 ? w.backOf(words.offer.units(backUnits, unit)) : '';
  return [w.unitsOf(words.offer.units(units, unit), sayFen(unitFen * units)), short, back]
    .filter(Boolean)
    .join('；');
}

function sayReturn({ cartLines: lines, returning }: GoodOrder): Fact[] {
  if (!returning) return [];
  const named = returning.cartLines.map(({ listingId, units }) => {
    const line = lines.find((each) => each.listingId === listingId);
    return `${line?.title ?? ''} ${words.offer.units(units, line?.unit ?? '')}`;
  });
  return [{ says: w.returningLabel, value: w.returningOf(named.join('、'), returning.reason) }];
}

function factsOf(order: GoodOrder) {
  const { cartLines: lines, pickUpAddress, way, deliveryFen, as } = order;
  const isBrought = way === 'delivery';
  const address: Fact[] =
    pickUpAddress !== null || as === 'resident'
      ? [{ says: w.address, value: pickUpAddress ?? w.addressLater }]
      : [];
  const fee = deliveryFen > 0 ? [{ says: words.offer.booking.fee, value: sayFen(deliveryFen) }] : [];
  const more = lines.map((line) => ({ says: line.title, value: sayLine(line) }));
  return {
    place: isBrought
      ? [{ says: words.offer.wayLabel, value: as === 'resident' ? words.offer.broughtTo : w.brought }]
      : address,
    money: fee,
    more: [...more, ...sayReturn(order)],
  };
}

/** A meal is cancelled until its cut-off, and not paid back where nobody comes. */
function dueOf(order: GoodOrder): TimedWords {
  if (order.as === 'provider') return order.way === 'delivery' ? w.dueProviderBrought : w.dueProvider;
  return order.cutOffAt ? w.dueMeal : w.due;
}
type TimedWords = Readonly<Record<string, (time: string) => string>>;

export const goodOrder: OrderParts<GoodOrder> = {
  words: w,
  stateWord: ({ state }) => w.states[state],
  tone: ({ state }) => tones[state],
  hint: hintOf,
  dueHint: dueHintOf,
  phaseWord: (_order, phase) => w.phases[phase],
  line: ({ cartLines: lines }) => w.count(lines.reduce((sum, { units }) => sum + units, 0)),
  facts: factsOf,
  code: w.code,
  Decision: null,
  cancelRule: words.offer.cancelRule,
  actions,
  question: (_order, step) => w.asks[step],
  taken: (_order, step) => w.done[step],
  payUntil: () => undefined,
};
