import type { components } from '../../../../contract/types.gen.ts';
import { pickupCardWords as w } from '../../../../copy/zh-CN/kinds/pickup.card.ts';
import { now } from '../../../client/session.ts';
import { yuanOf } from '../../../format/money.ts';
import { saySpan, sayTime } from '../../../format/time.ts';
import type { CardParts } from '../../engine/kind.ts';

type Schemas = components['schemas'];
type Card = Schemas['PickupCard'];
const minuteMs = 60_000;

/** The next window with its end, as its weekly one says it. */
function nextOf({ nextStartAt, visitWindows }: Card): string {
  if (nextStartAt === null) return w.none;
  const china = new Date(Date.parse(nextStartAt) + 480 * minuteMs);
  const from = china.getUTCHours() * 60 + china.getUTCMinutes();
  const found = visitWindows.find(
    ({ dayOfWeek, fromMinute }) => dayOfWeek === china.getUTCDay() && fromMinute === from,
  );
  if (!found) return sayTime(nextStartAt, now());
  const endAt = Date.parse(nextStartAt) + (found.toMinute - from) * minuteMs;
  return saySpan(nextStartAt, new Date(endAt).toISOString(), now());
}

export const pickupCard: CardParts<Card, Schemas['PickupShelfListing'], Schemas['PickupListing']> = {
  kind: 'pickup',
  group: w.group,
  card: () => w.visits,
  price: ({ materialPrices: [first] }) => (first ? w.perKg(first.material, yuanOf(first.perKgFen)) : ''),
  next: nextOf,
};
