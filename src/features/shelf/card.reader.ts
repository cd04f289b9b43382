import type { Circle } from '../reach/index.ts';
import type { Card } from './card.ts';
import type { Question } from './search/question.ts';
import { docOf, rankOf, type SearchDoc } from './search/score.ts';
import { sievesOf } from './search/tokens.ts';
import type { CardStore } from './shelf.store.ts';

/** From the nearest on, a run of the micro-grids of a circle: from `from`, before `to`. */
export interface Ring {
  circle: Circle;
  from: number;
  to: number;
}
export interface Wanted {
  /** Leaves of the categories; undefined: all. */
  categories?: readonly string[] | undefined;
  /** Missing: everything. */
  question?: Question | null | undefined;
  /** What search looks in is given too where nothing is asked. */
  withWords?: boolean;
}
/** A card that is visible from the middle of a circle. */
export interface Reached {
  card: Card;
  walkMetres: number;
  /** How well it answers the question; 0 the best, and where nothing was asked. */
  rank: number;
}
/** What a page is made from. */
export interface CardReader {
  /** The cards of a ring that are visible from its middle and answer the question. */
  within(ring: Ring, wanted: Wanted): Promise<Reached[]>;
  /** The shown cards of these providers; those of one that has no more than `above` may be left out. */
  ofProviders(ids: readonly string[], above: number): Promise<Card[]>;
}

const walks = new WeakMap<Circle, ReadonlyMap<string, number>>();
/** Walked metres from the middle of a circle to each of its micro-grids. */
export function walksOf(circle: Circle): ReadonlyMap<string, number> {
  const known =
    walks.get(circle) ?? new Map(circle.codes.map((code, at) => [code, circle.metres[at] ?? 0] as const));
  walks.set(circle, known);
  return known;
}

// a card that is held is read for search once
const docs = new WeakMap<Card, SearchDoc>();
export function searchDocOf(card: Card): SearchDoc {
  const doc = docs.get(card) ?? docOf(card);
  docs.set(card, doc);
  return doc;
}

/** Those of these cards that are visible, from a walk of so many metres, and answer. */
export function reachedOf(
  cards: readonly Card[],
  metresTo: ReadonlyMap<string, number>,
  question: Question | null = null,
): Reached[] {
  const found: Reached[] = [];
  for (const card of cards) {
    const walkMetres = metresTo.get(card.grid ?? '');
    if (walkMetres === undefined || walkMetres > card.reachMetres) continue;
    const rank = question ? rankOf(searchDocOf(card), question) : 0;
    if (rank !== null) found.push({ card, walkMetres, rank });
  }
  return found;
}

/** The store itself as what pages are made from. */
export function readerOver(store: Pick<CardStore, 'list' | 'ofProviders'>): CardReader {
  return {
    async within({ circle, from, to }, { categories, question, withWords }) {
      const sieves = question ? sievesOf(question) : withWords ? [] : undefined;
      const cards = await store.list({ grids: circle.codes.slice(from, to), categories, sieves });
      return reachedOf(cards, walksOf(circle), question);
    },
    ofProviders: (ids, above) => store.ofProviders(ids, above),
  };
}
