import type { CardParts } from '../engine/kind.ts';
import { activityCard } from './activity/card.ts';
import { goodCard } from './good/card.ts';
import { loanCard } from './loan/card.ts';
import { pickupCard } from './pickup/card.ts';
import { roomCard } from './room/card.ts';
import { serviceCard } from './service/card.ts';

/** What the first page shows of every kind there is: the rest of a kind comes with the pages that need it. */
export const cards: readonly [CardParts, ...CardParts[]] = [
  serviceCard,
  goodCard,
  activityCard,
  roomCard,
  loanCard,
  pickupCard,
];

/** What its kind gives; null for a kind of which this page, older than its server, has never heard. */
export const cardPartsOf = (kind: string | undefined): CardParts | null =>
  cards.find((one) => one.kind === kind) ?? null;
