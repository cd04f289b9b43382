/** When a notification is tried: the first at once, then 15 repeats over 24 h 4 min of the movable clock. */
import type { Notice } from './books.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const gaps = [
  ...[15 * second, 15 * second, 30 * second, 3 * minute, 10 * minute, 20 * minute],
  ...[30 * minute, 30 * minute, 30 * minute, hour, 3 * hour, 3 * hour, 3 * hour, 6 * hour, 6 * hour],
];
/** Milliseconds after the event at which each try is due. */
const dueAfter = [0, ...gaps].map((_, index) => gaps.slice(0, index).reduce((sum, gap) => sum + gap, 0));

export function nextDue(notice: Notice): number {
  return notice.createdAt + (dueAfter[notice.tries] ?? Number.POSITIVE_INFINITY);
}

/** The HTTP status beats the body: any 2xx is acceptance. */
export function stateAfter(notice: Notice, status: number): Notice['state'] {
  if (status >= 200 && status < 300) return 'accepted';
  return notice.tries + 1 >= dueAfter.length ? 'given_up' : 'waiting';
}
