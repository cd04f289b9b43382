import type { components } from '../../contract/types.gen.ts';
import type { Trial } from './accounting.ts';
import type { OwnStatement } from './own.statement.ts';

type Schemas = components['schemas'];

export function presentTrial({ closed, ...trial }: Trial): Schemas['TrialBalance'] {
  return { ...trial, closedAt: closed?.at.toISOString() ?? null, closedBy: closed?.by ?? null };
}

export function presentOwn({ lines, ...sums }: OwnStatement): Schemas['MyStatement'] {
  const items = lines.items.map(({ at, ...line }) => ({ ...line, at: at.toISOString() }));
  return { ...sums, items, next: lines.next };
}
