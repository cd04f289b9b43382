/** What waits for somebody: how many, counted up to a bound, and since when the first of those counted does. */
export interface Waiting {
  count: number;
  /** There are more than were counted. */
  isMore: boolean;
  oldestAt: Date | null;
}

const mostCounted = 99;
/** So many are read of each list: one more than is said. */
export const readToCount = mostCounted + 1;

/** Of up to `readToCount` rows of each list, since when each of them waits. */
export function waitingSince(...lists: readonly (readonly Date[])[]): Waiting {
  const all = lists.flat();
  const first = Math.min(...all.map((at) => +at));
  return {
    count: Math.min(all.length, mostCounted),
    isMore: all.length > mostCounted,
    oldestAt: all.length > 0 ? new Date(first) : null,
  };
}
