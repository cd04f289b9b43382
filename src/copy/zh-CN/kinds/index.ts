import { serviceNotices } from './service.ts';

/** What people are told of orders of every kind; one line a kind. */
export const kindNotices = { ...serviceNotices } as const;
