import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '../../src/contract/load.ts';

const seen = new Map<string, Set<string>>();

function add(operation: string, answers: Iterable<string>): void {
  const set = seen.get(operation) ?? new Set<string>();
  for (const answer of answers) set.add(answer);
  seen.set(operation, set);
}

/** Counts that an operation answered with this status and code. */
export function covered(operation: string, status: number, code: string | undefined): void {
  add(operation, [status < 300 || !code ? String(status) : code]);
}

/** Leaves what this process has met in a folder, for the one that sums up. */
export function writeCoverage(folder: string): void {
  const all = [...seen].map(([operation, answers]) => [operation, [...answers]]);
  writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(all));
}

/** Adds what all processes of the run have left in the folder. */
export function mergeCoverage(folder: string): void {
  for (const name of readdirSync(folder)) {
    const all = JSON.parse(readFileSync(join(folder, name), 'utf8')) as [string, string[]][];
    for (const [operation, answers] of all) add(operation, answers);
  }
}

type WithErrors = { 'x-errors'?: string[] };

/** Operations, and error codes of an operation's own, that no test met. */
export function uncovered(declared: (path: string, method: string) => WithErrors | undefined): string[] {
  const missing: string[] = [];
  for (const operation of operations) {
    const answers = seen.get(operation.id);
    if (!answers?.has(String(operation.successStatus))) missing.push(operation.id);
    for (const code of declared(operation.path, operation.method)?.['x-errors'] ?? []) {
      if (!answers?.has(code)) missing.push(`${operation.id}: ${code}`);
    }
  }
  return missing;
}
