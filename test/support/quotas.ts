import type { Quotas } from '../../src/features/quotas/index.ts';

/** For suites in which one person does what others do in a year. */
export const noQuotas: Pick<Quotas, 'take' | 'free'> = { take: async () => {}, free: async () => {} };
