import type mongoose from 'mongoose';
import type { ProviderRef } from '../../kernel/postings.ts';
import {
  type Model,
  makePlainStore,
  nullable,
  partSchema,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import { gridsWithin } from '../grids/index.ts';
import type { CardReader } from './card.reader.ts';
import type { Card } from './card.ts';
import type { Sieve } from './search/tokens.ts';

type CategoryOfCard = Pick<Card, '_id' | 'gridPath' | 'category' | 'categoryName' | 'tierMinutes'>;
interface CardFilter {
  grids: readonly string[];
  /** Leaves of the categories; undefined: all. */
  categories?: readonly string[] | undefined;
  /** What a search can find at all; missing: everything, without what search looks in. */
  sieves?: readonly Sieve[] | undefined;
}
/** Which write of a card stands there, and when it was made. */
type Stamp = Pick<Card, '_id' | 'rev' | 'stampedAt'>;
export interface CardStore extends Pick<CardReader, 'ofProviders'>, CardStamps {
  list(filter: CardFilter): Promise<Card[]>;
  /** What is on the shelf on or below these grids, without what search needs. */
  shownWithin(grids: readonly string[]): Promise<OfferedCard[]>;
  models: readonly Model[];
  seek(id: string): Promise<Card | null>;
  /** Writes a card on the condition that it still is as it was read; null where somebody was first. */
  put(card: Card): Promise<Card | null>;
  idsOfProvider(provider: ProviderRef): Promise<string[]>;
  /** Makes the shown cards that hang on a calendar due; a look that is under way meanwhile is taken again. */
  markDue(calendarId: string, at: Date): Promise<void>;
  /** The same for the cards of a grid and what lies below it. */
  markGridDue(grid: string, at: Date): Promise<void>;
  /** Shown cards whose next start has to be worked out again. */
  idsDue(now: Date, limit: number): Promise<string[]>;
  /** Ids of shown cards behind `afterId`. */
  idsShown(afterId: string | null, limit: number): Promise<string[]>;
  /** What shown cards say of their category, by id behind `afterId`. */
  pageShown(afterId: string | null, limit: number): Promise<CategoryOfCard[]>;
}

/** For what keeps the cards in memory. */
interface CardStamps {
  /** Shown cards behind `afterId`, without their tokens. */
  pageOfShown(afterId: string | null, limit: number): Promise<Card[]>;
  byIds(ids: readonly string[]): Promise<Card[]>;
  /** Cards written at this time or later, by the clock of whoever wrote them. */
  stampsSince(at: Date): Promise<Stamp[]>;
  stampsShown(afterId: string | null, limit: number): Promise<Stamp[]>;
}

const words = { text: String, sounds: [String] };
function cardSchema(): mongoose.Schema {
  const schema = plainSchema({
    rev: { type: Number, required: true },
    shown: { type: Boolean, required: true },
    grid: { type: String, default: null },
    gridPath: [String],
    reachMetres: Number,
    category: String,
    categoryName: String,
    tierMinutes: Number,
    kind: { type: String, required: true },
    provider: partSchema({ kind: String, id: String }),
    providerName: String,
    calendarId: nullable(String),
    title: String,
    priceKind: String,
    priceFen: Number,
    picture: nullable(partSchema({ id: String, width: Number, height: Number })),
    own: Object,
    rating: { type: Number, default: null },
    ratingCount: Number,
    nextStartAt: { type: Date, default: null },
    refreshAt: { type: Date, default: null },
    searchTitle: words,
    searchProvider: words,
    searchText: String,
    tokens: [String],
    stampedAt: Date,
  });
  schema.index({ grid: 1, category: 1 });
  schema.index({ gridPath: 1 });
  schema.index({ 'provider.id': 1 });
  schema.index({ calendarId: 1 });
  schema.index({ refreshAt: 1 });
  schema.index({ shown: 1, _id: 1 });
  schema.index({ stampedAt: 1 });
  return schema;
}

const passes = ({ categories, tokens }: Sieve) => ({
  $or: [{ category: trusted({ $in: categories }) }, { tokens: trusted({ $in: tokens }) }],
});
const offered = {
  ...{ grid: 1, gridPath: 1, category: 1, provider: 1, providerName: 1, title: 1, priceKind: 1, priceFen: 1 },
  ...{ rating: 1, ratingCount: 1, nextStartAt: 1, refreshAt: 1, kind: 1, reachMetres: 1 },
} as const;
type OfferedCard = Pick<Card, '_id' | keyof typeof offered>;
const withoutWords = { tokens: 0, searchTitle: 0, searchProvider: 0, searchText: 0 };
const conditionsOf = ({ grids, categories, sieves = [] }: CardFilter): Record<string, unknown> => ({
  grid: trusted({ $in: grids }),
  ...(categories ? { category: trusted({ $in: categories }) } : {}),
  ...(sieves.length > 0 ? { $and: sieves.map(passes) } : {}),
});

const shownBehind = (afterId: string | null) => ({
  shown: true,
  ...(afterId === null ? {} : { _id: trusted({ $gt: afterId }) }),
});

function marksOf(cards: Model): Pick<CardStore, 'markDue' | 'markGridDue'> {
  return {
    async markDue(calendarId, at) {
      await cards.updateMany({ calendarId, shown: true }, { $set: { refreshAt: at }, $inc: { rev: 1 } });
    },
    async markGridDue(grid, at) {
      await cards.updateMany(
        { ...gridsWithin([grid]), shown: true },
        { $set: { refreshAt: at }, $inc: { rev: 1 } },
      );
    },
  };
}

const shownWithin =
  (cards: Model): CardStore['shownWithin'] =>
  (grids) =>
    cards
      .find({ ...gridsWithin(grids), shown: true }, offered)
      .lean<OfferedCard[]>()
      .exec();

const pageShown =
  (cards: Model): CardStore['pageShown'] =>
  (afterId, limit) =>
    cards
      .find(shownBehind(afterId), { gridPath: 1, category: 1, categoryName: 1, tierMinutes: 1 })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<CategoryOfCard[]>()
      .exec();

function stampsOf(cards: Model): CardStamps {
  const stamp = { _id: 1, rev: 1, stampedAt: 1 } as const;
  const page = <T>(fields: Record<string, 0 | 1>, afterId: string | null, limit: number) =>
    cards.find(shownBehind(afterId), fields).sort({ _id: 1 }).limit(limit).lean<T[]>().exec();
  return {
    pageOfShown: (afterId, limit) => page<Card>({ tokens: 0 }, afterId, limit),
    stampsShown: (afterId, limit) => page<Stamp>(stamp, afterId, limit),
    byIds: (ids) =>
      cards
        .find({ _id: trusted({ $in: [...ids] }) }, { tokens: 0 })
        .lean<Card[]>()
        .exec(),
    stampsSince: (at) =>
      cards
        .find({ stampedAt: trusted({ $gte: at }) }, stamp)
        .lean<Stamp[]>()
        .exec(),
  };
}

export function makeCardStore(connection: mongoose.Connection): CardStore {
  const plain = makePlainStore<Card>(connection, 'cards', cardSchema());
  const cards = plain.model;
  const ids = async (filter: Record<string, unknown>, limit: number, sort: Record<string, 1>) => {
    const found = await cards
      .find(filter, { _id: 1 })
      .sort(sort)
      .limit(limit)
      .lean<{ _id: string }[]>()
      .exec();
    return found.map(({ _id }) => _id);
  };
  return {
    models: [cards],
    seek: plain.seek,
    async put(card) {
      const { _id, rev, ...rest } = card;
      const written = { ...card, rev: rev + 1 };
      if (rev === 0) return (await plain.insert(written)) ? written : null;
      const done = await cards.updateOne({ _id, rev }, { $set: { ...rest, rev: rev + 1 } });
      return done.matchedCount === 1 ? written : null;
    },
    list(filter) {
      const without = filter.sieves ? { tokens: 0 } : withoutWords;
      return cards.find(conditionsOf(filter), without).lean<Card[]>().exec();
    },
    ofProviders: (providers) =>
      cards
        .find({ 'provider.id': trusted({ $in: [...providers] }), shown: true }, withoutWords)
        .lean<Card[]>()
        .exec(),
    shownWithin: shownWithin(cards),
    idsOfProvider: ({ kind, id }) => ids({ 'provider.id': id, 'provider.kind': kind }, 1000, { _id: 1 }),
    ...marksOf(cards),
    ...stampsOf(cards),
    idsDue: (now, limit) => ids({ refreshAt: trusted({ $lte: now }) }, limit, { refreshAt: 1 }),
    idsShown: (afterId, limit) => ids(shownBehind(afterId), limit, { _id: 1 }),
    pageShown: pageShown(cards),
  };
}
