import { type Actor, personOf } from '../../kernel/actor.ts';
import { after, type Clock, day } from '../../kernel/clock.ts';
import { conflict, forbidden, notFound } from '../../kernel/errors.ts';
import { idOf } from '../../kernel/ids.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Files } from '../files/index.ts';
import type { Order } from '../orders/index.ts';
import { reviewRelations } from './review.access.ts';
import { bindingOf } from './review.pictures.ts';
import { sideOf } from './review.process.ts';
import { type ReviewStore, scoreId } from './review.store.ts';
import {
  publicName,
  type Rating,
  type ReviewRelation,
  type ReviewStep,
  type ReviewTypes,
  type ReviewWindow,
  ratingOf,
  type Scored,
  type Side,
} from './review.ts';

type ReviewRunner = Runner<ReviewTypes>;

export interface ReviewServiceDeps {
  store: ReviewStore;
  runner: ReviewRunner;
  clock: Clock;
  files: Pick<Files, 'check'>;
}
/** A window, as whom the viewer sees it, and the rows open to them. */
export interface SeenWindow {
  window: ReviewWindow;
  viewer: ReviewRelation;
  steps: readonly ReviewStep[];
}

const staysOpen = 14 * day;
const mostTries = 20;
const system = { kind: 'system' } as const;

/** What residents and artisans say about each other, and the averages of it. */
export class ReviewService {
  readonly #deps: ReviewServiceDeps;

  constructor(deps: ReviewServiceDeps) {
    this.#deps = deps;
    const { runner } = deps;
    runner.on(
      ['write_resident', 'write_provider'],
      'documents',
      'reviews: publishes where both wrote',
      (window) => this.#publishIfBoth(window),
    );
    // before the books are closed: whoever shows an average comes after
    runner.on(
      ['publish', 'hide_resident', 'show_resident'],
      'books',
      'reviews: counts the averages',
      (window) => this.#refreshOf(window),
    );
  }

  /** Opens the window of an order whose work was done; again, nothing happens. */
  async open(order: Order): Promise<void> {
    const { runner, clock } = this.#deps;
    const fields = {
      _id: order._id,
      residentId: order.residentId,
      providerPersonId: order.providerPersonId,
      provider: order.provider,
      listingId: order.listingId,
      title: order.title,
      residentName: publicName(order.contact.name),
      gridPath: [...order.gridPath],
      closesAt: after(clock.now(), staysOpen),
      publishedAt: null,
      reviewIds: [reviewIdOf(order._id, 'resident'), reviewIdOf(order._id, 'provider')],
      reviews: { resident: null, provider: null },
    };
    await runner.create(fields, 'open', system);
  }

  /** Throws `not_found` to strangers and where no work was done. */
  async see(actor: Actor, orderId: string): Promise<SeenWindow> {
    return this.#seen(actor, await this.#deps.store.processStore.find(orderId));
  }

  #seen(actor: Actor, window: ReviewWindow): SeenWindow {
    const relations = reviewRelations(actor, window);
    const [viewer] = relations;
    if (!viewer) throw notFound();
    const steps = this.#deps.runner.openSteps(window, relations);
    return { window, viewer, steps };
  }

  /** Throws `not_found`, `step_closed`, `picture_refused`; staff are `forbidden`. */
  async write(
    actor: Actor,
    orderId: string,
    { pictures: ids = [], ...said }: { stars: number; text: string; pictures?: readonly string[] },
    key?: string,
  ): Promise<SeenWindow> {
    const { viewer, steps } = await this.see(actor, orderId);
    if (viewer === 'staff') throw forbidden();
    const id = reviewIdOf(orderId, viewer);
    const step = `write_${viewer}` as const;
    // a step that is not open is refused as such, and a repeated one needs no pictures
    const pictures = steps.includes(step)
      ? await this.#deps.files.check(actor, ids, 'review', bindingOf(id))
      : [];
    const input = { ...said, text: said.text.trim(), id, pictures };
    return this.#seen(actor, await this.#deps.runner.takeAs(actor, [viewer], orderId, step, { input, key }));
  }

  /** Whom a review is about answers it, once. */
  async reply(actor: Actor, reviewId: string, text: string, key?: string): Promise<SeenWindow> {
    const { window, viewer } = await this.#seeReview(actor, reviewId);
    // to its own writer and to staff it is not theirs to answer
    if (viewer === 'staff' || sideOf(window, reviewId) === viewer) throw forbidden();
    const input = { text: text.trim() };
    return this.#seen(
      actor,
      await this.#deps.runner.takeAs(actor, [viewer], window, `reply_${viewer}`, { input, key }),
    );
  }

  /** Staff hide a published review with a reason; nobody edits one. */
  async hide(actor: Actor, reviewId: string, reason: string, key?: string): Promise<SeenWindow> {
    const { window, viewer } = await this.#seeReview(actor, reviewId);
    if (viewer !== 'staff') throw forbidden();
    const side = sideOf(window, reviewId);
    if (!side) throw notFound();
    const input = { reason: reason.trim(), byPersonId: personOf(actor) };
    return this.#seen(
      actor,
      await this.#deps.runner.takeAs(actor, ['staff'], window, `hide_${side}`, { input, key }),
    );
  }

  /** What the other side wrote does not exist before it is published. */
  async #seeReview(actor: Actor, reviewId: string): Promise<SeenWindow> {
    const window = await this.#deps.store.seekByReview(reviewId);
    if (!window) throw notFound();
    const seen = this.#seen(actor, window);
    const side = sideOf(window, reviewId);
    if (side === null || (window.state !== 'published' && side !== seen.viewer)) throw notFound();
    return seen;
  }

  async #publishIfBoth(window: ReviewWindow): Promise<void> {
    await this.#deps.runner.tryAdvance(window, 'publish', system);
  }

  /** A provider's published reviews, or those of one listing of theirs, with the average of what is listed. */
  async listPublished(
    provider: ProviderRef,
    listingId: string | undefined,
    request: PageRequest,
  ): Promise<Page<ReviewWindow> & { rating: Rating }> {
    const of = listingId ? { listingId } : { provider };
    const rows = await this.#deps.store.listPublished(
      of,
      readCursor(request.cursor, 'time'),
      request.limit + 1,
    );
    const page = pageOf(rows, request.limit, ({ publishedAt, _id }) => ({
      key: publishedAt?.toISOString() ?? '',
      id: _id,
    }));
    return { ...page, rating: await this.ratingOf(of) };
  }

  /** The stored average. */
  async ratingOf(scored: Scored): Promise<Rating> {
    return ratingOf(await this.#deps.store.seekScore(scored));
  }

  async #refreshOf({ provider, listingId }: ReviewWindow): Promise<void> {
    await this.refresh({ provider });
    await this.refresh({ listingId });
  }

  /**
   * Counts a score anew and stores it on condition that nobody has meanwhile: whoever writes last has counted
   * after the change it was told of, so no review is ever missed or counted twice.
   */
  async refresh(scored: Scored): Promise<void> {
    const { store } = this.#deps;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const standing = await store.seekScore(scored);
      const sum = await store.sum(scored);
      if (await store.putScore({ _id: scoreId(scored), version: standing?.version ?? 0, ...sum })) return;
    }
    throw conflict();
  }

  /** Counts every average anew; what was stored is what comes out. */
  async rebuild(): Promise<number> {
    const all = await this.#deps.store.everyScored();
    for (const scored of all) await this.refresh(scored);
    return all.length;
  }
}

function reviewIdOf(orderId: string, side: Side): string {
  return idOf('rev', orderId, side);
}
