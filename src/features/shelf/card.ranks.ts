import { searchDocOf } from './card.reader.ts';
import type { Card } from './card.ts';
import type { Question } from './search/question.ts';
import { rankOf } from './search/score.ts';

/** All that is kept together is no larger. */
const mostBytes = 64 * 2 ** 20;
const mostQuestions = 1000;
const [unknown, noAnswer] = [0, 255];

/**
 * How well the cards of this process answer the questions that were asked last, worked out once for each: a byte a card,
 * at the card's slot. A slot belongs to one card as it was written, and to no other until `forget`.
 */
export class KnownRanks {
  #ranks = new Map<Question, Uint8Array>();

  /** The ranks of a question, with room for so many slots; some may not be worked out. */
  of(question: Question, slots: number): Uint8Array {
    const known = this.#ranks.get(question);
    const isLong = known && known.length >= slots;
    const ranks = isLong ? known : new Uint8Array(Math.ceil(slots * 1.25) + 64);
    if (known && !isLong) ranks.set(known);
    this.#ranks.delete(question);
    this.#ranks.set(question, ranks);
    const most = Math.max(1, Math.min(mostQuestions, Math.floor(mostBytes / ranks.length)));
    for (const oldest of this.#ranks.keys()) {
      if (this.#ranks.size <= most) break;
      this.#ranks.delete(oldest);
    }
    return ranks;
  }

  /** Slots are given anew. */
  forget(): void {
    this.#ranks = new Map();
  }
}

/** How well the card at a slot answers; null where it does not. */
export function rankAt(
  ranks: Uint8Array,
  slot: number,
  bySlot: readonly (Card | undefined)[],
  question: Question,
): number | null {
  const known = ranks[slot] ?? unknown;
  if (known === noAnswer) return null;
  if (known !== unknown) return known - 1;
  const card = bySlot[slot];
  const rank = card ? rankOf(searchDocOf(card), question) : null;
  ranks[slot] = rank === null ? noAnswer : rank + 1;
  return rank;
}
