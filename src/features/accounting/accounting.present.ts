import type { components } from '../../contract/types.gen.ts';
import type { Trial } from './accounting.ts';

export function presentTrial({ closed, ...trial }: Trial): components['schemas']['TrialBalance'] {
  return { ...trial, closedAt: closed?.at.toISOString() ?? null, closedBy: closed?.by ?? null };
}
