import type { InternalActor, ProcessTypes, Row, TimelineRow } from './process.ts';

/** Who takes a step: a person with their relations to the document, or the system itself. */
export type StepActor<R extends string> =
  | { kind: 'person'; id: string; relations: readonly R[] }
  | { kind: 'clock' }
  | { kind: InternalActor };

/** Whether the row is open to them at all. */
export function mayTake<P extends ProcessTypes>(row: Row<P>, by: StepActor<P['relation']>): boolean {
  if (by.kind === 'clock') return row.clock !== undefined;
  if (by.kind === 'person') return row.by.some((who) => (by.relations as readonly string[]).includes(who));
  return row.by.includes(by.kind);
}

/** Who took a row, as its timeline says it. */
export function actorStamp<P extends ProcessTypes>(
  row: Row<P>,
  by: StepActor<P['relation']>,
): TimelineRow['by'] {
  if (by.kind !== 'person') return { kind: by.kind };
  const as = row.by.find((who) => (by.relations as readonly string[]).includes(who));
  return { kind: by.kind, id: by.id, ...(as ? { as } : {}) };
}
