/** What every part of the stand-ins shares: keys, books, clock, faults, and the one way to change the books. */
import type { Clock } from '../base/clock.ts';
import type { Journal } from '../base/journal.ts';
import { applyFact, type BookFact, type Books } from './books.ts';
import type { FaultBox } from './fault.ts';
import type { Merchant } from './merchant.ts';

export type World = {
  baseUrl: string;
  merchantName: string;
  merchant: Merchant;
  books: Books;
  clock: Clock;
  journal: Journal<BookFact>;
  faults: FaultBox;
  /** Told after every change and every move of the clock, so that due things happen. */
  wake: () => void;
};

/** Facts given together are kept together. Nothing may be answered before `journal.settled()`. */
export function record(world: World, ...facts: BookFact[]): void {
  // The log holds the facts as they were: objects given here go on changing in the books.
  world.journal.append(facts);
  for (const fact of facts) apply(world, fact);
  world.wake();
}

export function replay(world: World): void {
  for (const fact of world.journal.past) apply(world, fact);
}

function apply(world: World, fact: BookFact): void {
  if (fact.is === 'clockMoved') world.clock.move(fact.offsetMs);
  else applyFact(world.books, fact);
}
