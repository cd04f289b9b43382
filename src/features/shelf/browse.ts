import { after, type Clock, day } from '../../kernel/clock.ts';
import { type CursorPosition, type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import { type Catalogue, reachMetresOf } from '../catalogue/index.ts';
import type { Categories } from '../categories/index.ts';
import type { Circle, Reach } from '../reach/index.ts';
import type { SettingReader } from '../settings/index.ts';
import type { CardFeed } from './card.feed.ts';
import { type CardFacts, countFacets, type Facets, type Filters, type Test, testsOf } from './card.filter.ts';
import {
  gathered,
  inOrder,
  KeptOrders,
  keyOf,
  type Ranked,
  type Sort,
  shownOfProvider,
} from './card.order.ts';
import { type Reached, reachedOf, walksOf } from './card.reader.ts';
import type { Card, PlacedCard } from './card.ts';
import { type Question, readQuestion } from './search/question.ts';
import { categoriesMeant, type Suggestions, suggest } from './suggest.ts';

export interface BrowseDeps {
  feed: Pick<CardFeed, 'reader'>;
  catalogue: Pick<Catalogue, 'kindOf'>;
  categories: Pick<Categories, 'treeOf'>;
  reach: Pick<Reach, 'circle'>;
  clock: Clock;
  settings: SettingReader;
}
/** What is looked at, and from where. */
export interface ShelfQuestion extends Filters {
  place: string;
  q?: string | undefined;
}
export interface ShelfRequest extends ShelfQuestion, PageRequest {
  /** Missing: the nearest first, or the best answer to words. */
  sort?: Sort | undefined;
  /** One provider's many are shown as two and a number. */
  gathered?: boolean | undefined;
}

/** One look, with everything that is the same for all its cards. */
interface Look {
  request: ShelfQuestion;
  circle: Circle;
  question: Question | null;
  tests: readonly Test[];
  sort: Sort;
}

/** No category reaches farther. */
const circleMetres = reachMetresOf(15, 15);
/** How many micro-grids the first look-up covers: about a page of cards where supply is usual. */
const gridsAtFirst = 24;
/** Orders whose keys may change while somebody reads: of a walk or words they hardly do. */
const moving: readonly Sort[] = ['soon', 'rating', 'price'];

/** The cards that can be seen from a place: in an order, page by page, and counted. */
export class Browse {
  readonly #deps: BrowseDeps;
  readonly #orders = new KeptOrders();

  constructor(deps: BrowseDeps) {
    this.#deps = deps;
  }

  /** The cards visible at a place, the nearest (or best answer) first. Throws `grid_missing`, `malformed`. */
  async list(request: ShelfRequest): Promise<Page<PlacedCard>> {
    const cursor = readCursor(request.cursor, 'number');
    const look = await this.#lookOf(request, request.sort);
    const isOutward = look.sort === 'near' && !look.question && request.provider === undefined;
    const page = isOutward
      ? await this.#nearest(look, request, cursor)
      : await this.#ordered(look, request, cursor);
    return { ...page, items: page.items.map((one) => ({ ...one, card: this.current(one.card) })) };
  }

  /** How many there are, for all filters together and for each value of each with the others applied. */
  async count(request: ShelfQuestion): Promise<{ total: number; facets: Facets }> {
    const look = await this.#lookOf(request);
    const tree = this.#deps.categories.treeOf(request.place);
    const found = await this.#seen({ ...look, tests: [] }, [0, look.circle.codes.length]);
    const cards = found.map(({ card }) => card);
    return countFacets(cards, look.tests, this.#facts(request), (leaf) => tree.seek(leaf)?.parent ?? null);
  }

  /** What to offer somebody who types these words at a place. Throws `grid_missing`. */
  async suggest({ place, q }: Pick<ShelfQuestion, 'place' | 'q'>): Promise<Suggestions> {
    const look = await this.#lookOf({ place, q });
    const { circle, question } = look;
    const reader = await this.#deps.feed.reader();
    const whole = { circle, from: 0, to: circle.codes.length };
    const isAsked = question !== null && question.groups.length > 0;
    const [seen, answers] = await Promise.all([
      reader.within(whole, { withWords: true }),
      isAsked ? reader.within(whole, { question }) : [],
    ]);
    const cards = seen.sort(byWalk).map(({ card }) => card);
    const tree = this.#deps.categories.treeOf(place);
    return suggest(question ?? { groups: [] }, { cards, answers: answers.sort(byWalk) }, tree);
  }

  /** The codes of the categories that words may mean, in the tree of a place. */
  meant({ place, q }: { place?: string | undefined; q: string }): string[] {
    const tree = this.#deps.categories.treeOf(place);
    const question = readQuestion(q, tree);
    return question ? categoriesMeant(question, tree) : [];
  }

  /** A card lags behind its grid's horizon by seconds; a start beyond it is never shown. */
  current(card: Card): Card {
    const startAt = this.#startOf(card);
    return startAt === card.nextStartAt ? card : { ...card, nextStartAt: startAt };
  }
  #startOf(card: Card): Date | null {
    const { nextStartAt, grid } = card;
    if (nextStartAt === null || grid === null) return nextStartAt;
    const { clock, settings, catalogue } = this.#deps;
    const last = after(clock.now(), settings.of(grid)[catalogue.kindOf(card).horizon] * day);
    return nextStartAt <= last ? nextStartAt : null;
  }

  #facts({ place }: ShelfQuestion): CardFacts {
    const { clock, catalogue, categories } = this.#deps;
    return {
      now: clock.now(),
      startOf: (card) => this.#startOf(card),
      whereOf: (card) => (catalogue.kindOf(card).isAtHome?.(card.own) ? 'at_home' : 'visited'),
      leavesOf: (code) => categories.treeOf(place).leavesOf(code),
    };
  }
  async #lookOf(request: ShelfQuestion, sort?: Sort): Promise<Look> {
    const { categories, reach } = this.#deps;
    const question = readQuestion(request.q, categories.treeOf(request.place));
    const circle = await reach.circle(request.place, circleMetres);
    const tests = testsOf(request, this.#facts(request));
    const isBest = question !== null && (sort ?? 'best') === 'best';
    return { request, circle, question, tests, sort: isBest ? 'best' : (sort ?? 'near') };
  }

  /** Looks outward until a page is full: nearness is the order. */
  async #nearest(
    look: Look,
    { limit, gathered: isGathered = false }: ShelfRequest,
    cursor: CursorPosition<number> | null,
  ): Promise<Page<Ranked>> {
    const { circle } = look;
    const { length } = circle.codes;
    const found: Ranked[] = [];
    const at = circle.metres.findIndex((metres) => metres >= (cursor?.key ?? 0));
    // where little is offered each look-up covers twice as much as the one before
    for (
      let from = at < 0 ? length : at, many = gridsAtFirst;
      from < length && found.length <= limit;
      many *= 2
    ) {
      const to = endOfRing(circle, from + many);
      const ring = await this.#seen(look, [from, to]);
      const shown = isGathered ? await this.#withoutSurplus(look, ring) : ring;
      found.push(...shown.filter(isBehind(cursor)));
      from = to;
    }
    found.sort(inOrder);
    return pageOf(found, limit, ({ key, card }) => ({ key, id: card._id }));
  }

  /** Of part of the circle what is left once each provider's are gathered, wherever the others stand. */
  async #withoutSurplus(look: Look, ring: readonly Ranked[]): Promise<Ranked[]> {
    const providers = new Set(ring.map(({ card }) => card.provider.id));
    if (providers.size === 0) return [];
    const reader = await this.#deps.feed.reader();
    const own = await reader.ofProviders([...providers], shownOfProvider);
    if (own.length === 0) return [...ring];
    const all = this.#ranked(look, reachedOf(own, walksOf(look.circle))).sort(inOrder);
    const judged = new Set(own.map(({ provider }) => provider.id));
    const kept = new Map(gathered(all).map((one) => [one.card._id, one]));
    return ring.flatMap((one) => (judged.has(one.card.provider.id) ? (kept.get(one.card._id) ?? []) : one));
  }

  /** Everything in its order. One that moves is kept, so that nobody misses what moves while they read. */
  async #ordered(
    look: Look,
    { limit, gathered: isGathered = false }: ShelfRequest,
    cursor: CursorPosition<number> | null,
  ): Promise<Page<Ranked>> {
    const seen = (await this.#seen(look, [0, look.circle.codes.length])).sort(inOrder);
    const [id = '', name = ''] = cursor?.id.split(' ') ?? [];
    const kept = this.#orders.seek(name);
    const at = kept?.indexOf(id) ?? -1;
    if (kept && at >= 0) {
      const byId = new Map(seen.map((one) => [one.card._id, one]));
      const counted = new Map(gathered(seen).map(({ card, more }) => [card._id, more]));
      const rest = kept.slice(at + 1).flatMap((each) => {
        const one = byId.get(each);
        const more = isGathered ? counted.get(each) : undefined;
        return one ? [more === undefined ? one : { ...one, more }] : [];
      });
      return pageOf(rest, limit, ({ key, card }) => ({ key, id: `${card._id} ${name}` }));
    }
    const all = isGathered ? gathered(seen) : seen;
    const rest = cursor ? all.filter(isBehind({ ...cursor, id })) : all;
    const isKept = moving.includes(look.sort) && rest.length > limit;
    const own = isKept ? this.#orders.keep(all.map(({ card }) => card._id)) : null;
    return pageOf(rest, limit, ({ key, card }) => ({ key, id: own ? `${card._id} ${own}` : card._id }));
  }

  /** What is visible in a part of the circle and asked for. */
  async #seen(look: Look, [from, to]: readonly [from: number, to: number]): Promise<Ranked[]> {
    const { circle, question, tests, request } = look;
    const wantsCategory = request.category !== undefined && tests.length > 0;
    const leaves = wantsCategory ? this.#facts(request).leavesOf(request.category ?? '') : undefined;
    if (from === to || leaves?.length === 0 || question?.groups.length === 0) return [];
    const reader = await this.#deps.feed.reader();
    return this.#ranked(look, await reader.within({ circle, from, to }, { categories: leaves, question }));
  }

  #ranked({ tests, sort }: Look, reached: readonly Reached[]): Ranked[] {
    const found: Ranked[] = [];
    for (const { card, walkMetres, rank } of reached) {
      if (!tests.every(({ admits }) => admits(card))) continue;
      const startAt = sort === 'soon' ? this.#startOf(card) : null;
      found.push({ card, walkMetres, key: keyOf(sort, { card, walkMetres, rank, startAt }) });
    }
    return found;
  }
}

const byWalk = (a: Reached, b: Reached): number => a.walkMetres - b.walkMetres;

const isBehind =
  (cursor: CursorPosition<number> | null) =>
  ({ key, card }: Ranked): boolean =>
    !cursor || key > cursor.key || (key === cursor.key && card._id > cursor.id);

/** Micro-grids equally near are looked at together: their cards are ordered by id among each other. */
function endOfRing({ metres }: Circle, at: number): number {
  let end = Math.min(at, metres.length);
  while (end < metres.length && metres[end] === metres[end - 1]) end += 1;
  return end;
}
