import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import { type Model, mergedFields, nullable, partSchema, trusted } from '../../kernel/store.ts';
import { gridsWithin } from '../grids/index.ts';
import { patternOf } from '../text/index.ts';
import type { ListingKind } from './listing.kind.ts';
import type { Listing } from './listing.ts';

export interface ListingStore {
  /** Which of these providers ever had a listing on the shelf. */
  everLive(providerIds: readonly string[]): Promise<string[]>;
  processStore: ProcessStore<Listing>;
  models: readonly Model[];
  /** Those of some grids in one state, the longest waiting first. */
  list(
    state: string,
    within: readonly string[],
    limit: number,
    after: CursorPosition | null,
  ): Promise<Listing[]>;
  /** Of some grids, by a part of the title; drafts and what is gone stay out. */
  search(text: string, within: readonly string[], limit: number): Promise<Listing[]>;
  /** Those of some grids beside which a change waits, the longest waiting first. */
  listRevised(within: readonly string[], limit: number, after: CursorPosition | null): Promise<Listing[]>;
  /** An artisan person's own, newest change first. */
  listOfOwner(ownerId: string, limit: number, after: CursorPosition | null): Promise<Listing[]>;
  listOfProvider(provider: ProviderRef, states: readonly string[]): Promise<Listing[]>;
  /** Those of some categories in some states, by id behind `afterId`. */
  listOfCategories(
    codes: readonly string[],
    states: readonly string[],
    afterId: string | null,
    limit: number,
  ): Promise<Listing[]>;
  /** Live ones by id behind `afterId`. */
  listLive(afterId: string | null, limit: number): Promise<Listing[]>;
}

const offer = {
  category: { type: String, required: true },
  title: String,
  description: String,
  grid: { type: String, required: true },
  priceKind: String,
  priceFen: Number,
  limitMinutes: Number,
  policy: String,
  pictures: [partSchema({ id: String, width: Number, height: Number })],
};
const common = {
  kind: { type: String, required: true },
  provider: partSchema({ kind: String, id: String }),
  ownerId: { type: String, required: true },
  held: { type: Boolean, required: true },
  rejectReason: nullable(String),
  since: { type: Date, required: true },
  gridPath: { type: [String], required: true },
};

function listingSchema(kinds: readonly ListingKind[]): mongoose.Schema {
  const offered = mergedFields(offer, ...kinds.map(({ fields }) => fields));
  const revision = nullable(
    partSchema({
      state: String,
      offer: partSchema(offered),
      gridPath: [String],
      at: Date,
      remindedAt: nullable(Date),
      rejectReason: nullable(String),
    }),
  );
  const schema = processSchema(mergedFields(common, offered, { revision }));
  schema.index({ state: 1, since: 1, _id: 1 });
  schema.index({ state: 1, _id: 1 });
  schema.index({ gridPath: 1, state: 1, since: 1, _id: 1 });
  schema.index({ category: 1, _id: 1 });
  schema.index({ ownerId: 1, since: -1, _id: -1 });
  schema.index({ 'provider.id': 1, state: 1 });
  schema.index({ 'revision.state': 1, 'revision.at': 1, _id: 1 });
  return schema;
}

const behind = (afterId: string | null) => (afterId === null ? {} : { _id: trusted({ $gt: afterId }) });

/** Listings by id, block by block, for who goes through many of them. */
function makeBlocks(listings: Model): Pick<ListingStore, 'listOfCategories' | 'listLive'> {
  return {
    listOfCategories: (codes, states, afterId, limit) =>
      listings
        .find({ category: trusted({ $in: codes }), state: trusted({ $in: states }), ...behind(afterId) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Listing[]>()
        .exec(),
    listLive: (afterId, limit) =>
      listings
        .find({ state: 'live', ...behind(afterId) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Listing[]>()
        .exec(),
  };
}

/** What waits for staff of some grids, and what they look for. */
function makeQueues(listings: Model): Pick<ListingStore, 'list' | 'listRevised' | 'search'> {
  return {
    search: (text, within, limit) =>
      listings
        .find({
          ...gridsWithin(within),
          state: trusted({ $in: ['live', 'paused', 'submitted', 'rejected'] }),
          title: trusted({ $regex: patternOf(text), $options: 'i' }),
        })
        .sort({ since: 1, _id: 1 })
        .limit(limit)
        .lean<Listing[]>()
        .exec(),
    list: (state, within, limit, after) =>
      listings
        .find({ state, ...gridsWithin(within), ...afterCursor('since', 1, after) })
        .sort({ since: 1, _id: 1 })
        .limit(limit)
        .lean<Listing[]>()
        .exec(),
    listRevised: (within, limit, after) =>
      listings
        .find({
          'revision.state': 'pending',
          ...gridsWithin(within),
          ...afterCursor('revision.at', 1, after),
        })
        .sort({ 'revision.at': 1, _id: 1 })
        .limit(limit)
        .lean<Listing[]>()
        .exec(),
  };
}

export function makeListingStore(
  connection: mongoose.Connection,
  kinds: readonly ListingKind[],
): ListingStore {
  const processStore = makeProcessStore<Listing>(connection, 'listings', listingSchema(kinds));
  const listings = processStore.model;
  return {
    processStore,
    models: [listings],
    listOfOwner: (ownerId, limit, after) =>
      listings
        .find({ ownerId, ...afterCursor('since', -1, after) })
        .sort({ since: -1, _id: -1 })
        .limit(limit)
        .lean<Listing[]>()
        .exec(),
    listOfProvider: (provider, states) =>
      listings
        .find({ 'provider.id': provider.id, 'provider.kind': provider.kind, state: trusted({ $in: states }) })
        .sort({ _id: 1 })
        .lean<Listing[]>()
        .exec(),
    ...makeQueues(listings),
    ...makeBlocks(listings),
    everLive: async (providerIds) =>
      (await listings.distinct('provider.id', {
        'provider.id': trusted({ $in: [...providerIds] }),
        'timeline.step': 'approve',
      })) as string[],
  };
}
