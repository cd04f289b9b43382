import type { TimelineRow } from './process.ts';

const mostHistory = 200;

/** The remark of a row for people: the reason or note that its event says as `note`. */
function noteOf({ data }: TimelineRow): string | null {
  const { note } = data;
  return typeof note === 'string' && note !== '' ? note : null;
}

/** Names of people by their ids, as far as they are known. */
export type Names = ReadonlyMap<string, string>;
export const noNames: Names = new Map();

/** The people who took the steps of these timelines. */
export function takersOf(...timelines: readonly (readonly TimelineRow[])[]): string[] {
  return [...new Set(timelines.flat().flatMap(({ by }) => by.id ?? []))];
}

/** Who took a row; null where it was nobody, or their name is not for whoever looks. */
export function takerName({ by }: TimelineRow, names: Names): string | null {
  return (by.id !== undefined && names.get(by.id)) || null;
}

/** A timeline for people: who took each step by relation, by name only as far as `names` go, and the reason given. */
export function presentHistory(timeline: readonly TimelineRow[], names: Names = noNames) {
  return timeline.slice(-mostHistory).map((row) => ({
    step: row.step,
    to: row.to,
    at: row.at.toISOString(),
    as: row.by.as ?? row.by.kind,
    name: takerName(row, names),
    note: noteOf(row),
  }));
}
