/** Metres that an adult walks in a minute. */
export const adultMetresPerMinute = 80;
const elderMetresPerMinute = 50;

/** Whole minutes on foot, rounded up: who plans with them is never late. */
export function walkMinutes(metres: number, metresPerMinute = adultMetresPerMinute): number {
  return Math.ceil(metres / metresPerMinute);
}

/** The minutes that people are shown, at least one: nobody is there in no time. */
export function shownWalk(metres: number): { minutes: number; minutesElder: number } {
  const at = (pace: number) => Math.max(1, walkMinutes(metres, pace));
  return { minutes: at(adultMetresPerMinute), minutesElder: at(elderMetresPerMinute) };
}
