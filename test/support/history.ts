import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** One line of a recorded history; docs/testing.md says what each means. */
export interface HistoryLine {
  /** Milliseconds since the history began. */
  at: number;
  /** Who asks: one at a time. */
  process: string;
  type: 'invoke' | 'ok' | 'refused' | 'held' | 'unclear';
  does: 'claim' | 'release';
  /** Which resource and how much of it. */
  units: Readonly<Record<string, number>>;
}

/** What was asked of some resources and how it was answered, in the order in which it happened. */
export class History {
  readonly lines: HistoryLine[] = [];
  readonly #began = performance.now();

  add(line: Omit<HistoryLine, 'at'>): void {
    this.lines.push({ at: Math.round((performance.now() - this.#began) * 1000) / 1000, ...line });
  }

  /** What was claimed. */
  claimed(): HistoryLine[] {
    return this.lines.filter(({ type, does }) => type === 'ok' && does === 'claim');
  }

  /** Adds it to a file of JSON lines, where `HISTORIES` names a folder. */
  write(name: string): void {
    const folder = process.env.HISTORIES;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    appendFileSync(
      join(folder, `${name}.jsonl`),
      this.lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    );
  }
}

interface Question extends Pick<HistoryLine, 'process' | 'does' | 'units'> {
  from: number;
  to: number;
  answer: HistoryLine['type'];
}

/** A span of a calendar as units of it: one of each of its steps, all of which are claimed or none. */
export const stepsOf = (name: string, from: number, to: number, stepMs: number): Record<string, number> =>
  Object.fromEntries(
    Array.from({ length: Math.round((to - from) / stepMs) }, (_, nth) => [
      `${name}/${new Date(from + nth * stepMs).toISOString()}`,
      1,
    ]),
  );
/** Where every resource of a history can be held once. */
export const onceEach = (lines: readonly HistoryLine[]): Record<string, number> =>
  Object.fromEntries(lines.flatMap(({ units }) => Object.keys(units).map((name) => [name, 1])));

/** Every question with its answer. */
function askedIn(lines: readonly HistoryLine[]): Question[] {
  const open = new Map<string, HistoryLine>();
  const asked: Question[] = [];
  for (const line of lines) {
    const { process, does, units, at } = line;
    const from = open.get(process)?.at ?? at;
    if (line.type === 'invoke') open.set(process, line);
    else asked.push({ process, does, units, from, to: at, answer: line.type });
  }
  return asked;
}

const sumOf = (asked: readonly Question[], name: string): number =>
  asked.reduce((sum, { units }) => sum + (units[name] ?? 0), 0);

/**
 * What no order of the answers explains: more is held than there ever was, or somebody was refused although, whatever came
 * first, all they wanted was there the whole time. Every process releases what it claimed.
 */
export function faultsIn(lines: readonly HistoryLine[], first: Readonly<Record<string, number>>): string[] {
  const all = askedIn(lines);
  const claims = all.filter(({ does, answer }) => does === 'claim' && answer === 'ok');
  const releasedBefore = (claim: Question, at: number) =>
    all.some((each) => each.does === 'release' && each.process === claim.process && each.to < at);
  const releaseBegan = (claim: Question, at: number) =>
    all.some((each) => each.does === 'release' && each.process === claim.process && each.from <= at);
  const faults: string[] = [];
  for (const { to: at } of claims) {
    const surely = claims.filter((each) => each.to <= at && !releaseBegan(each, at));
    for (const [name, units] of Object.entries(first))
      if (sumOf(surely, name) > units) faults.push(`${name}: ${sumOf(surely, name)} of ${units} at ${at}`);
  }
  for (const { from, to, units } of all.filter(({ answer }) => answer === 'refused')) {
    const perhaps = claims.filter((each) => each.from <= to && !releasedBefore(each, from));
    const isThere = Object.entries(units).every(
      ([name, n]) => (first[name] ?? 0) - sumOf(perhaps, name) >= n,
    );
    if (isThere) faults.push(`refused although there: ${JSON.stringify(units)} from ${from} to ${to}`);
  }
  return faults;
}
