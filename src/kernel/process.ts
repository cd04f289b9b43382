/**
 * A process is a table of rows: who may take which step, from where, to where, and what follows.
 * The table is pure; `runner.ts` takes its steps on stored documents.
 */
export type InternalActor = 'system' | 'payment';
export type StepInput = Readonly<Record<string, unknown>>;

/** One row of the timeline: the event itself, published to every handler. */
export interface TimelineRow {
  n: number;
  step: string;
  from: string | null;
  to: string;
  at: Date;
  by: { kind: 'person' | 'clock' | InternalActor; id?: string; as?: string };
  data: Record<string, unknown>;
  key?: string;
}

/** What every document that runs on a table carries beside its own fields. */
export interface ProcessDoc {
  _id: string;
  state: string;
  /** Counts the steps; the condition of every write. */
  n: number;
  timeline: TimelineRow[];
  /** The last row whose handlers have all run, and when to try the rest. */
  publishedUpTo: number;
  publishAt: Date | null;
  publishTries: number;
  /** When the clock looks at it again. */
  wakeAt: Date | null;
}

export interface Applied {
  /** Fields of the document that the step sets. */
  set?: Record<string, unknown>;
  /** What the event says: goes into the timeline row. */
  data?: Record<string, unknown>;
}

export interface Row<D, State extends string, Step extends string, Relation extends string> {
  step: Step;
  /** null: the step that makes the document. */
  from: readonly State[] | null;
  to: State;
  by: readonly (Relation | InternalActor)[];
  /** Present where the clock takes the step: when it is due, and the same in words for the diagram. */
  clock?: { due: (doc: D) => Date | null; says: string };
  /** A clock row that only reminds: past its due date the other steps stay open. */
  reminds?: true;
  /** Guard: decides whether the step is shown and may be taken. */
  guard?: (doc: D, now: Date) => boolean;
  /** Judges the input when the step is taken; throws a refusal. */
  validate?: (doc: D, input: StepInput, now: Date) => void;
  /** The name of an idempotent call made before the write, whose answer picks the row. */
  before?: string;
  apply?: (doc: D, input: StepInput, now: Date) => Applied;
  /** What follows, for the diagram's table. */
  follows?: string;
}

export interface ProcessTable<D, State extends string, Step extends string, Relation extends string> {
  name: string;
  states: readonly State[];
  final: readonly State[];
  /** States that may wait for ever, each with its reason. */
  resting: Readonly<Partial<Record<State, string>>>;
  rows: readonly Row<D, State, Step, Relation>[];
}

type AnyTable<D, S extends string, T extends string, R extends string> = ProcessTable<D, S, T, R>;

/** Checks a table at load: nothing unreachable, no final state that is left, nothing that waits unseen. */
export function defineProcess<D, S extends string, T extends string, R extends string>(
  table: AnyTable<D, S, T, R>,
): AnyTable<D, S, T, R> {
  const faults = [...unreachable(table), ...leftFinals(table), ...unwatched(table), ...unknownStates(table)];
  if (faults.length > 0) throw new Error(`process ${table.name}: ${faults.join('; ')}`);
  return table;
}

function unreachable<D, S extends string, T extends string, R extends string>(table: AnyTable<D, S, T, R>) {
  const reached = new Set<S>(table.rows.filter((row) => row.from === null).map((row) => row.to));
  for (let grew = true; grew; ) {
    grew = false;
    for (const row of table.rows) {
      if (!reached.has(row.to) && row.from?.some((state) => reached.has(state))) {
        reached.add(row.to);
        grew = true;
      }
    }
  }
  return table.states.filter((state) => !reached.has(state)).map((state) => `${state} is unreachable`);
}

function leftFinals<D, S extends string, T extends string, R extends string>(table: AnyTable<D, S, T, R>) {
  return table.rows.flatMap((row) =>
    (row.from ?? [])
      .filter((state) => table.final.includes(state))
      .map((state) => `final ${state} is left by ${row.step}`),
  );
}

function unwatched<D, S extends string, T extends string, R extends string>(table: AnyTable<D, S, T, R>) {
  return table.states
    .filter((state) => !table.final.includes(state) && table.resting[state] === undefined)
    .filter((state) => !table.rows.some((row) => row.clock && row.from?.includes(state)))
    .map((state) => `${state} waits without a row by the clock`);
}

function unknownStates<D, S extends string, T extends string, R extends string>(table: AnyTable<D, S, T, R>) {
  const named = table.rows.flatMap((row) => [...(row.from ?? []), row.to]);
  return named.filter((state) => !table.states.includes(state)).map((state) => `${state} is not a state`);
}

function leaves<D, S extends string>(
  row: { from: readonly S[] | null },
  doc: D & { state: string },
): boolean {
  return row.from?.includes(doc.state as S) ?? false;
}

/** The clock rows that a document can still meet, with their due dates. */
export function clockRows<D extends ProcessDoc, S extends string, T extends string, R extends string>(
  table: AnyTable<D, S, T, R>,
  doc: D,
  now: Date,
): { row: Row<D, S, T, R>; due: Date }[] {
  const found: { row: Row<D, S, T, R>; due: Date }[] = [];
  for (const row of table.rows) {
    if (!row.clock || !leaves(row, doc) || !(row.guard?.(doc, now) ?? true)) continue;
    const due = row.clock.due(doc);
    if (due) found.push({ row, due });
  }
  return found.sort((a, b) => a.due.getTime() - b.due.getTime());
}

/** Whether the clock should have moved the document on already: then no other step is shown or taken. */
export function isOverdue<D extends ProcessDoc, S extends string, T extends string, R extends string>(
  table: AnyTable<D, S, T, R>,
  doc: D,
  now: Date,
): boolean {
  return clockRows(table, doc, now).some(({ row, due }) => !row.reminds && due <= now);
}

/** The rows that someone with these relations to the document may take now. */
export function openRows<D extends ProcessDoc, S extends string, T extends string, R extends string>(
  table: AnyTable<D, S, T, R>,
  doc: D,
  relations: readonly R[],
  now: Date,
): Row<D, S, T, R>[] {
  if (isOverdue(table, doc, now)) return [];
  return table.rows.filter(
    (row) =>
      leaves(row, doc) &&
      row.by.some((who) => (relations as readonly string[]).includes(who)) &&
      (row.guard?.(doc, now) ?? true),
  );
}

/** The names of the open steps, once each: what every answer about the thing carries as `steps`. */
export function openSteps<D extends ProcessDoc, S extends string, T extends string, R extends string>(
  table: AnyTable<D, S, T, R>,
  doc: D,
  relations: readonly R[],
  now: Date,
): T[] {
  return [...new Set(openRows(table, doc, relations, now).map((row) => row.step))];
}

/** The table as a Mermaid state diagram; the README holds it and a test keeps them equal. */
export function diagramOf<D, S extends string, T extends string, R extends string>(
  table: AnyTable<D, S, T, R>,
): string {
  const lines = ['stateDiagram-v2'];
  for (const row of table.rows) {
    const who = [...row.by, ...(row.clock ? [`clock ${row.clock.says}`] : [])].join(', ');
    for (const from of row.from ?? ['[*]']) lines.push(`  ${from} --> ${row.to}: ${row.step} (${who})`);
  }
  for (const state of table.final) lines.push(`  ${state} --> [*]`);
  return lines.join('\n');
}

/** The last row of the timeline in which one of these steps was taken. */
export function lastStep(doc: ProcessDoc, ...steps: string[]): TimelineRow | undefined {
  return doc.timeline.findLast((row) => steps.includes(row.step));
}

/** When the document came into its present state (loops that stay count from their last round). */
export function enteredAt(doc: ProcessDoc): Date {
  const row = doc.timeline.at(-1);
  if (!row) throw new Error(`document ${doc._id} has no timeline`);
  return row.at;
}
