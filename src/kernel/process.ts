import type { RoleName } from './actor.ts';

/**
 * A process is a table of rows: who may take which step, from where, to where, and what follows.
 * The table is pure; `runner.ts` takes its steps on stored documents.
 */
export type InternalActor = 'system' | 'payment';

/** Nothing at all: the input of a step that takes none, the event of one that says nothing. */
export type Empty = Record<never, never>;

/** What one step is given, and what its timeline row says. */
interface StepTypes {
  input: object;
  event: object;
}
export type Takes<Input extends object = Empty, Event extends object = Empty> = {
  input: Input;
  event: Event;
};

/** The types of one process: its document, its states, how people relate to it, and its steps. */
export interface ProcessTypes {
  doc: ProcessDoc;
  state: string;
  relation: string;
  steps: Record<string, StepTypes>;
}
export type StepOf<P extends ProcessTypes> = keyof P['steps'] & string;
export type InputOf<P extends ProcessTypes, T extends StepOf<P>> = P['steps'][T]['input'];
type EventOf<P extends ProcessTypes, T extends StepOf<P>> = P['steps'][T]['event'];

/** One row of the timeline: the event itself, published to every handler. */
export interface TimelineRow<Step extends string = string, Event extends object = Record<string, unknown>> {
  n: number;
  step: Step;
  from: string | null;
  to: string;
  at: Date;
  /** `grid`: where the role is held by which somebody was let. */
  by: { kind: 'person' | 'clock' | InternalActor; id?: string; as?: string; grid?: string };
  data: Event;
  key?: string;
}
/** The rows of one process, each step with its own event. */
export type EventRow<P extends ProcessTypes, T extends StepOf<P> = StepOf<P>> =
  T extends StepOf<P> ? TimelineRow<T, EventOf<P, T>> : never;

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
/** The fields of a document that a step may set. */
export type OwnFields<D extends ProcessDoc> = Omit<D, keyof ProcessDoc>;

/** What a step writes: fields of the document, and what its event says. */
type Applied<D extends ProcessDoc, Event extends object> = {
  set?: Partial<OwnFields<D>>;
} & (Empty extends Event ? { data?: Event } : { data: Event });

type ApplyPart<P extends ProcessTypes, T extends StepOf<P>> =
  Empty extends EventOf<P, T> ? { apply?: Apply<P, T> } : { apply: Apply<P, T> };
export type Apply<P extends ProcessTypes, T extends StepOf<P>> = (
  doc: P['doc'],
  input: InputOf<P, T>,
  now: Date,
) => Applied<P['doc'], EventOf<P, T>>;

export type RowOf<P extends ProcessTypes, T extends StepOf<P>> = {
  step: T;
  /** null: the step that makes the document. */
  from: readonly P['state'][] | null;
  to: P['state'];
  by: readonly (P['relation'] | InternalActor)[];
  /** Present where the clock takes the step: when it is due, and the same in words for the diagram. */
  clock?: { due: (doc: P['doc']) => Date | null; says: string };
  /** A clock row that only reminds: past its due date the other steps stay open. */
  reminds?: true;
  /** Decides whether the step is shown and may be taken. */
  guard?: (doc: P['doc'], now: Date) => boolean;
  /** Judges the input when the step is taken; throws a refusal. */
  validate?: (doc: P['doc'], input: InputOf<P, T>, now: Date) => void;
  /** The name of an idempotent call made before the write, whose answer picks the row. */
  before?: string;
  /** What follows, for the diagram's table. */
  follows?: string;
} & ApplyPart<P, T>;
export type Row<P extends ProcessTypes> = { [T in StepOf<P>]: RowOf<P, T> }[StepOf<P>];

export interface ProcessTable<P extends ProcessTypes> {
  name: string;
  states: readonly P['state'][];
  final: readonly P['state'][];
  /** States that may wait for ever, each with its reason. */
  resting: Readonly<Partial<Record<P['state'], string>>>;
  /** Present where people's money waits in some states: none of them may keep it for good. */
  money?: MoneyRule<P>;
  rows: readonly Row<P>[];
  /** Present where relations are roles on a grid: the timeline says on which it was held. */
  held?: HeldRoles<P>;
}

interface HeldRoles<P extends ProcessTypes> {
  by: Readonly<Partial<Record<P['relation'], readonly RoleName[]>>>;
  /** The grids that they must be held on or above. */
  over: (doc: P['doc']) => readonly string[];
}

/** Where money waits, who sees to it, and the steps that are the final answers of whoever moves it. */
interface MoneyRule<P extends ProcessTypes> {
  waits: readonly P['state'][];
  staff: P['relation'];
  answers: readonly StepOf<P>[];
}

/** Checks a table at load: nothing unreachable, no final state that is left, nothing that waits unseen. */
export function defineProcess<P extends ProcessTypes>(table: ProcessTable<P>): ProcessTable<P> {
  const faults = [unreachable, leftFinals, unwatched, unknownStates, stuckMoney].flatMap((judge) =>
    judge(table),
  );
  if (faults.length > 0) throw new Error(`process ${table.name}: ${faults.join('; ')}`);
  return table;
}

function unreachable<P extends ProcessTypes>(table: ProcessTable<P>): string[] {
  const reached = new Set(table.rows.filter((row) => row.from === null).map((row) => row.to));
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

function leftFinals<P extends ProcessTypes>(table: ProcessTable<P>): string[] {
  return table.rows.flatMap((row) =>
    (row.from ?? [])
      .filter((state) => table.final.includes(state))
      .map((state) => `final ${state} is left by ${row.step}`),
  );
}

function unwatched<P extends ProcessTypes>(table: ProcessTable<P>): string[] {
  const resting: Readonly<Partial<Record<string, string>>> = table.resting;
  return table.states
    .filter((state) => !table.final.includes(state) && resting[state] === undefined)
    .filter((state) => !table.rows.some((row) => row.clock && row.from?.includes(state)))
    .map((state) => `${state} waits without a row by the clock`);
}

/**
 * Money may wait where staff have a step, where every final answer has a row, or where the clock moves it on by
 * itself; each of the last two to where it may end or wait as well.
 */
function stuckMoney<P extends ProcessTypes>({ money, final, rows }: ProcessTable<P>): string[] {
  if (!money) return [];
  const good = new Set<string>(final);
  const leave = (state: string) => rows.filter((row) => row.from?.includes(state) && row.to !== state);
  const isGood = (state: string) => {
    const out = leave(state);
    if (out.some((row) => row.by.includes(money.staff))) return true;
    if (out.some((row) => row.clock && !row.before && good.has(row.to))) return true;
    const answered = (step: string) => out.some((row) => row.step === step && good.has(row.to));
    return money.answers.length > 0 && money.answers.every(answered);
  };
  for (let size = -1; size < good.size; ) {
    size = good.size;
    for (const state of money.waits) if (isGood(state)) good.add(state);
  }
  return money.waits
    .filter((state) => !good.has(state))
    .map((state) => `money may stay in ${state} for good`);
}

function unknownStates<P extends ProcessTypes>(table: ProcessTable<P>): string[] {
  const named = table.rows.flatMap((row) => [...(row.from ?? []), row.to]);
  return named.filter((state) => !table.states.includes(state)).map((state) => `${state} is not a state`);
}

/** The clock rows that a document can still meet, with their due dates. */
export function clockRows<P extends ProcessTypes>(
  table: ProcessTable<P>,
  doc: P['doc'],
  now: Date,
): { row: Row<P>; due: Date }[] {
  const found: { row: Row<P>; due: Date }[] = [];
  for (const row of table.rows) {
    if (!row.clock || !row.from?.includes(doc.state) || !(row.guard?.(doc, now) ?? true)) continue;
    const due = row.clock.due(doc);
    if (due) found.push({ row, due });
  }
  return found.sort((a, b) => a.due.getTime() - b.due.getTime());
}

/** Whether the clock should have moved the document on already: then no other step is shown or taken. */
export function isOverdue<P extends ProcessTypes>(table: ProcessTable<P>, doc: P['doc'], now: Date): boolean {
  return clockRows(table, doc, now).some(({ row, due }) => !row.reminds && due <= now);
}

/** The rows that someone with these relations to the document may take now. */
function openRows<P extends ProcessTypes>(
  table: ProcessTable<P>,
  doc: P['doc'],
  relations: readonly P['relation'][],
  now: Date,
): Row<P>[] {
  if (isOverdue(table, doc, now)) return [];
  return table.rows.filter(
    (row) =>
      row.from?.includes(doc.state) &&
      row.by.some((who) => (relations as readonly string[]).includes(who)) &&
      (row.guard?.(doc, now) ?? true),
  );
}

/** The names of the open steps, once each: what every answer about the thing carries as `steps`. */
export function openSteps<P extends ProcessTypes>(
  table: ProcessTable<P>,
  doc: P['doc'],
  relations: readonly P['relation'][],
  now: Date,
): StepOf<P>[] {
  return [...new Set(openRows(table, doc, relations, now).map((row) => row.step))];
}

/** The table as a Mermaid state diagram; `docs/processes.md` holds it and a test keeps them equal. */
export function diagramOf<P extends ProcessTypes>(table: ProcessTable<P>): string {
  const lines = ['stateDiagram-v2'];
  for (const row of table.rows) {
    const who = [...row.by, ...(row.clock ? [`clock ${row.clock.says}`] : [])].join(', ');
    for (const from of row.from ?? ['[*]']) lines.push(`  ${from} --> ${row.to}: ${row.step} (${who})`);
  }
  for (const state of table.final) lines.push(`  ${state} --> [*]`);
  return lines.join('\n');
}

/** The same table with another due date of a step by the clock: where a rule stands outside the table. */
export function withDue<P extends ProcessTypes>(
  table: ProcessTable<P>,
  step: StepOf<P>,
  due: (doc: P['doc']) => Date | null,
): ProcessTable<P> {
  const rows = table.rows.map((row) =>
    row.step === step && row.clock ? { ...row, clock: { ...row.clock, due } } : row,
  );
  return { ...table, rows };
}

/** The last row of the timeline in which one of these steps was taken. */
export function lastStep(doc: Pick<ProcessDoc, 'timeline'>, ...steps: string[]): TimelineRow | undefined {
  return doc.timeline.findLast((row) => steps.includes(row.step));
}

/** When the document came into its present state (loops that stay count from their last round). */
export function enteredAt(doc: ProcessDoc): Date {
  const row = doc.timeline.at(-1);
  if (!row) throw new Error(`document ${doc._id} has no timeline`);
  return row.at;
}
