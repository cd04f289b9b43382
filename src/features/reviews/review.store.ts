import mongoose from 'mongoose';
import type { CursorPosition } from '../../kernel/page.ts';
import {
  isDuplicate,
  type Model,
  makeProcessStore,
  type ProcessStore,
  plainSchema,
  processSchema,
  schemaOptions,
  trusted,
} from '../../kernel/process-store.ts';
import type { ReviewWindow, Score, Scored } from './review.ts';

const inner = { _id: false, id: false, ...schemaOptions } as const;

function schemas() {
  const maybe = (type: unknown) => ({ type, default: null }) as mongoose.SchemaTypeOptions<unknown>;
  const reply = new mongoose.Schema({ text: String, at: Date }, inner);
  const hidden = new mongoose.Schema({ reason: String, byPersonId: String, at: Date }, inner);
  const review = new mongoose.Schema(
    { id: String, stars: Number, text: String, at: Date, reply: maybe(reply), hidden: maybe(hidden) },
    inner,
  );
  const window = processSchema({
    residentId: String,
    artisanPersonId: String,
    artisanId: String,
    listingId: String,
    title: String,
    residentName: String,
    grid: String,
    closesAt: Date,
    publishedAt: maybe(Date),
    reviewIds: [String],
    resident: maybe(review),
    artisan: maybe(review),
  });
  window.index({ reviewIds: 1 }, { unique: true });
  window.index({ artisanId: 1, publishedAt: -1, _id: -1 });
  window.index({ listingId: 1, publishedAt: -1, _id: -1 });
  return { window, score: plainSchema({ version: Number, count: Number, stars: Number }) };
}

// What the public sees and what counts: residents' reviews that are published and not hidden.
const counted = () => ({
  state: 'published',
  'resident.stars': trusted({ $gte: 1 }),
  'resident.hidden': null,
});

export function scoreId(scored: Scored): string {
  return 'artisanId' in scored ? `artisan:${scored.artisanId}` : `listing:${scored.listingId}`;
}

/** Review windows and the sums behind the averages. Takes and gives plain objects. */
export class ReviewStore {
  readonly processStore: ProcessStore<ReviewWindow>;
  readonly models: readonly Model[];
  readonly #scores: Model;

  constructor(connection: mongoose.Connection) {
    const { window, score } = schemas();
    this.processStore = makeProcessStore<ReviewWindow>(connection, 'review_windows', window);
    this.#scores = connection.model('review_scores', score, 'review_scores') as unknown as Model;
    this.models = [this.processStore.model, this.#scores];
  }

  seekByReview(reviewId: string): Promise<ReviewWindow | null> {
    return this.processStore.model.findOne({ reviewIds: reviewId }).lean<ReviewWindow>().exec();
  }

  listPublished(scored: Scored, position: CursorPosition | null, limit: number): Promise<ReviewWindow[]> {
    const at = position && new Date(position.key);
    const behind = position && {
      $or: [{ publishedAt: trusted({ $lt: at }) }, { publishedAt: at, _id: trusted({ $lt: position.id }) }],
    };
    return this.processStore.model
      .find({ ...scored, ...counted(), ...behind })
      .sort({ publishedAt: -1, _id: -1 })
      .limit(limit)
      .lean<ReviewWindow[]>()
      .exec();
  }

  /** Counted anew from the reviews themselves. */
  async sum(scored: Scored): Promise<{ count: number; stars: number }> {
    const [found] = await this.processStore.model.aggregate<{ count: number; stars: number }>([
      {
        $match: { ...scored, state: 'published', 'resident.stars': { $gte: 1 }, 'resident.hidden': null },
      },
      { $group: { _id: null, count: { $sum: 1 }, stars: { $sum: '$resident.stars' } } },
    ]);
    return { count: found?.count ?? 0, stars: found?.stars ?? 0 };
  }

  seekScore(scored: Scored): Promise<Score | null> {
    return this.#scores.findById(scoreId(scored)).lean<Score>().exec();
  }

  /** Writes a score on condition that nobody has since it was read; false otherwise. */
  async putScore(score: Score): Promise<boolean> {
    const { _id, version, count, stars } = score;
    if (version > 0) {
      const set = { count, stars, version: version + 1 };
      return (await this.#scores.updateOne({ _id, version }, { $set: set })).matchedCount === 1;
    }
    try {
      await this.#scores.create([{ _id, version: 1, count, stars }]);
      return true;
    } catch (thrown) {
      if (isDuplicate(thrown)) return false;
      throw thrown;
    }
  }

  /** Every artisan and listing that has a published window. */
  async everyScored(): Promise<Scored[]> {
    const [artisans, listings] = await Promise.all([
      this.processStore.model.distinct('artisanId', { state: 'published' }),
      this.processStore.model.distinct('listingId', { state: 'published' }),
    ]);
    return [
      ...(artisans as string[]).map((artisanId) => ({ artisanId })),
      ...(listings as string[]).map((listingId) => ({ listingId })),
    ];
  }
}
