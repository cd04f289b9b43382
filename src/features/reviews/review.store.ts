import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import {
  type Model,
  makePlainStore,
  nullable,
  type PlainStore,
  partSchema,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import { oneAWeek, type ReviewWindow, type Score, type Scored } from './review.ts';

function schemas() {
  const reply = partSchema({ text: String, at: Date });
  const hidden = partSchema({ reason: String, byPersonId: String, at: Date });
  const review = partSchema({
    id: String,
    stars: Number,
    text: String,
    pictures: [partSchema({ id: String, width: Number, height: Number })],
    at: Date,
    reply: nullable(reply),
    hidden: nullable(hidden),
  });
  const window = processSchema({
    residentId: String,
    providerPersonId: String,
    provider: partSchema({ kind: String, id: String }),
    listingId: String,
    title: String,
    residentName: String,
    gridPath: { type: [String], required: true },
    closesAt: Date,
    publishedAt: nullable(Date),
    reviewIds: [String],
    reviews: partSchema({ resident: nullable(review), provider: nullable(review) }),
  });
  window.index({ reviewIds: 1 }, { unique: true });
  window.index({ residentId: 1 });
  window.index({ 'provider.id': 1, publishedAt: -1, _id: -1 });
  window.index({ listingId: 1, publishedAt: -1, _id: -1 });
  return { window, score: plainSchema({ version: Number, count: Number, stars: Number }) };
}

/** Whose published reviews are meant. */
const conditionOf = (scored: Scored): Record<string, string> =>
  'listingId' in scored
    ? { listingId: scored.listingId }
    : { 'provider.id': scored.provider.id, 'provider.kind': scored.provider.kind };

// What the public sees and what counts: residents' reviews that are published and not hidden.
const counted = () => ({
  state: 'published',
  'reviews.resident.stars': trusted({ $gte: 1 }),
  'reviews.resident.hidden': null,
});

export function scoreId(scored: Scored): string {
  return 'listingId' in scored
    ? `listing:${scored.listingId}`
    : `${scored.provider.kind}:${scored.provider.id}`;
}

/** Review windows and the sums behind the averages. Takes and gives plain objects. */
export class ReviewStore {
  readonly processStore: ProcessStore<ReviewWindow>;
  readonly models: readonly Model[];
  readonly #scores: PlainStore<Score>;

  constructor(connection: mongoose.Connection) {
    const { window, score } = schemas();
    this.processStore = makeProcessStore<ReviewWindow>(connection, 'review_windows', window);
    this.#scores = makePlainStore<Score>(connection, 'review_scores', score);
    this.models = [this.processStore.model, this.#scores.model];
  }

  seekByReview(reviewId: string): Promise<ReviewWindow | null> {
    return this.processStore.model.findOne({ reviewIds: reviewId }).lean<ReviewWindow>().exec();
  }

  /** What somebody wrote stays, without their name. */
  async erase(residentId: string, name: string): Promise<void> {
    await this.processStore.model.updateMany({ residentId }, { $set: { residentName: name } });
  }

  listPublished(scored: Scored, position: CursorPosition | null, limit: number): Promise<ReviewWindow[]> {
    return this.processStore.model
      .find({ ...conditionOf(scored), ...counted(), ...afterCursor('publishedAt', -1, position) })
      .sort({ publishedAt: -1, _id: -1 })
      .limit(limit)
      .lean<ReviewWindow[]>()
      .exec();
  }

  /** Counted anew from the reviews themselves. */
  async sum(scored: Scored): Promise<{ count: number; stars: number }> {
    const { model } = this.processStore;
    const one =
      'listingId' in scored ? await model.findOne(conditionOf(scored)).lean<ReviewWindow>().exec() : null;
    const provider = 'provider' in scored ? scored.provider : one?.provider;
    if (!provider) return { count: 0, stars: 0 };
    const all = await model
      .find({ ...conditionOf({ provider }), ...counted() })
      .select({ residentId: 1, listingId: 1, publishedAt: 1, reviews: 1 })
      .sort({ publishedAt: 1, _id: 1 })
      .lean<ReviewWindow[]>()
      .exec();
    const counting = oneAWeek(all).filter(
      (each) => !('listingId' in scored) || each.listingId === scored.listingId,
    );
    return {
      count: counting.length,
      stars: counting.reduce((sum, { reviews }) => sum + (reviews.resident?.stars ?? 0), 0),
    };
  }

  seekScore(scored: Scored): Promise<Score | null> {
    return this.#scores.seek(scoreId(scored));
  }

  /** Writes a score on condition that nobody has since it was read; false otherwise. */
  async putScore(score: Score): Promise<boolean> {
    const { _id, version, count, stars } = score;
    if (version > 0) {
      const set = { count, stars, version: version + 1 };
      return (await this.#scores.model.updateOne({ _id, version }, { $set: set })).matchedCount === 1;
    }
    return this.#scores.insert({ _id, version: 1, count, stars });
  }

  /** Every provider and listing that has a published window. */
  async everyScored(): Promise<Scored[]> {
    const { model } = this.processStore;
    const [providers, listings] = await Promise.all([
      model.aggregate<{ _id: ProviderRef }>([
        { $match: { state: 'published' } },
        { $group: { _id: '$provider' } },
      ]),
      model.distinct('listingId', { state: 'published' }),
    ]);
    return [
      ...providers.map(({ _id: provider }) => ({ provider })),
      ...(listings as string[]).map((listingId) => ({ listingId })),
    ];
  }
}
