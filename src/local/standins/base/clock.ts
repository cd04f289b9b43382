/** Two times: the real one for signatures, and one that can be moved for expiry and repeats. */
export type Clock = {
  /** Milliseconds since the epoch, moved by the offset. */
  now(): number;
  offsetMs(): number;
  move(offsetMs: number): void;
};

export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    offsetMs: () => offset,
    move: (offsetMs) => {
      offset = offsetMs;
    },
  };
}

/** `2026-11-24T00:19:18+08:00`: the only form that every official client reads. */
export function beijingTime(at: number): string {
  return `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}
