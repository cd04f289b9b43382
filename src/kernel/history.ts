import type { TimelineRow } from './process.ts';

const mostHistory = 200;

/** The remark of a row for people: the reason or note that its event says as `note`. */
function noteOf({ data }: TimelineRow): string | null {
  const { note } = data;
  return typeof note === 'string' && note !== '' ? note : null;
}

/** A timeline for people: who took each step by relation, never by name, and the reason given. */
export function presentHistory(timeline: readonly TimelineRow[]) {
  return timeline.slice(-mostHistory).map((row) => ({
    step: row.step,
    to: row.to,
    at: row.at.toISOString(),
    as: row.by.as ?? row.by.kind,
    note: noteOf(row),
  }));
}
