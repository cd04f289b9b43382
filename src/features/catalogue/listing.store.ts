import type mongoose from 'mongoose';
import type { CursorPosition } from '../../kernel/page.ts';
import {
  type Model,
  makeProcessStore,
  type ProcessStore,
  processSchema,
  trusted,
} from '../../kernel/process-store.ts';
import { gridsWithin, newerThan, olderThan } from '../artisans/index.ts';
import type { Listing } from './listing.ts';

export interface ListingStore {
  processStore: ProcessStore<Listing>;
  models: readonly Model[];
  /** Those of some grids in one state, the longest waiting first. */
  list(
    state: string,
    within: readonly string[],
    limit: number,
    after: CursorPosition | null,
  ): Promise<Listing[]>;
  /** An artisan person's own, newest change first. */
  listOfOwner(ownerId: string, limit: number, after: CursorPosition | null): Promise<Listing[]>;
  listOfArtisan(artisanId: string, states: readonly string[]): Promise<Listing[]>;
  /** Live ones by id behind `afterId`. */
  listLive(afterId: string | null, limit: number): Promise<Listing[]>;
}

function listingSchema(): mongoose.Schema {
  const schema = processSchema({
    artisanId: { type: String, required: true },
    ownerId: { type: String, required: true },
    held: { type: Boolean, required: true },
    rejectReason: { type: String, default: null },
    since: { type: Date, required: true },
    category: { type: String, required: true },
    title: String,
    description: String,
    grid: { type: String, required: true },
    way: String,
    address: { type: String, default: null },
    durationMinutes: Number,
    bufferBeforeMinutes: Number,
    bufferAfterMinutes: Number,
    priceKind: String,
    priceFen: Number,
    instant: Boolean,
    limitMinutes: Number,
    policy: String,
  });
  schema.index({ state: 1, since: 1, _id: 1 });
  schema.index({ state: 1, _id: 1 });
  schema.index({ ownerId: 1, since: -1, _id: -1 });
  schema.index({ artisanId: 1, state: 1 });
  return schema;
}

export function makeListingStore(connection: mongoose.Connection): ListingStore {
  const processStore = makeProcessStore<Listing>(connection, 'listings', listingSchema());
  const listings = processStore.model;
  return {
    processStore,
    models: [listings],
    list: (state, within, limit, after) =>
      listings
        .find({ state, $and: [{ $or: gridsWithin(within) }, ...newerThan('since', after)] })
        .sort({ since: 1, _id: 1 })
        .limit(limit)
        .lean<Listing[]>()
        .exec(),
    listOfOwner: (ownerId, limit, after) =>
      listings
        .find({ $and: [{ ownerId }, ...olderThan('since', after)] })
        .sort({ since: -1, _id: -1 })
        .limit(limit)
        .lean<Listing[]>()
        .exec(),
    listOfArtisan: (artisanId, states) =>
      listings
        .find({ artisanId, state: trusted({ $in: states }) })
        .sort({ _id: 1 })
        .lean<Listing[]>()
        .exec(),
    listLive: (afterId, limit) =>
      listings
        .find({ state: 'live', ...(afterId === null ? {} : { _id: trusted({ $gt: afterId }) }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Listing[]>()
        .exec(),
  };
}
