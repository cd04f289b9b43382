import { operations } from '../../src/contract/load.ts';

const seen = new Map<string, Set<string>>();

/** Counts that an operation answered with this status and code. */
export function met(operation: string, status: number, code: string | undefined): void {
  const set = seen.get(operation) ?? new Set<string>();
  set.add(status < 300 || !code ? String(status) : code);
  seen.set(operation, set);
}

type WithErrors = { 'x-errors'?: string[] };

/** Operations, and error codes of an operation's own, that no test met. */
export function neverMet(declared: (path: string, method: string) => WithErrors | undefined): string[] {
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
