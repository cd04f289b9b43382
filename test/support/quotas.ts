import type { Quotas } from '../../src/features/quotas/index.ts';

/** For suites in which one person does what others do in a year. */
export const noQuotas: Pick<Quotas, 'take' | 'free' | 'within'> = {
  take: async () => {},
  free: async () => {},
  within: (_use, _grid, run) => run(),
};
