/** What anybody would write: every quarter of every open span, tried against the bookings of its days. Minutes since 1970. */
export interface PlainCalendar {
  open: readonly (readonly [from: number, to: number])[];
  /** Sorted, each with the minutes that its walks take before and after. */
  booked: readonly (readonly [from: number, to: number])[];
}

const OFFSET = 480;
const two = (value: number) => String(value).padStart(2, '0');

/** `2026-11-27T09:15+08:00`. */
function zoned(minutes: number): string {
  const at = new Date((minutes + OFFSET) * 60_000);
  const date = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  return `${date}T${two(at.getUTCHours())}:${two(at.getUTCMinutes())}+08:00`;
}

export function plainStarts(
  { open, booked }: PlainCalendar,
  from: number,
  to: number,
  duration: number,
): string[] {
  const starts: string[] = [];
  let first = 0;
  for (const [opens, closes] of open)
    for (let at = Math.ceil(Math.max(opens, from) / 15) * 15; at + duration <= closes && at < to; at += 15) {
      while (first < booked.length && (booked[first]?.[1] ?? 0) <= at) first += 1;
      const next = booked[first];
      if (!next || at + duration <= next[0]) starts.push(zoned(at));
    }
  return starts;
}
