/** Which day a bill is of, and whose. */
import type { World } from './world.ts';

/** From midnight to midnight in Beijing, in milliseconds since the epoch. */
export type Day = { from: number; to: number };

/** What may be told to whom: several servers of a test share one stand-in. */
export function isBilled({ books }: World, { notifyUrl }: { notifyUrl: string }): boolean {
  return notifyUrl.startsWith(books.settings.billsOf);
}
