import { type Actor, personOf, type RoleGrant, roleOver } from './actor.ts';
import type { InternalActor, ProcessTable, ProcessTypes, Row, TimelineRow } from './process.ts';

/**
 * Who takes a step: a person with their relations to the document, or the system itself. By which role they were let
 * follows from their roles, or was found out before: `grid`.
 */
export type StepActor<R extends string> =
  | {
      kind: 'person';
      id: string;
      relations: readonly R[];
      roles?: readonly RoleGrant[];
      grid?: string | undefined;
    }
  | { kind: 'clock' }
  | { kind: InternalActor };

/** A signed-in person, with what lets them. Throws `unauthenticated` to everybody else. */
export const personWith = <R extends string>(actor: Actor, relations: readonly R[]) =>
  ({ kind: 'person', id: personOf(actor), relations, roles: actor.roles }) as const;

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
  { held }: Pick<ProcessTable<P>, 'held'>,
  doc: P['doc'],
): TimelineRow['by'] {
  if (by.kind !== 'person') return { kind: by.kind };
  const as = row.by.find((who): who is P['relation'] => (by.relations as readonly string[]).includes(who));
  const names = as && held?.by[as];
  const actor = { personId: by.id, roles: by.roles ?? [] };
  const grid = by.grid ?? (names && roleOver(actor, names, held.over(doc))?.grid);
  return { kind: by.kind, id: by.id, ...(as ? { as } : {}), ...(grid ? { grid } : {}) };
}
