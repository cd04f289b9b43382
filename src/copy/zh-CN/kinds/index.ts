import { activityNotices } from './activity.ts';
import { goodNotices } from './good.ts';
import { loanNotices } from './loan.ts';
import { pickupNotices } from './pickup.ts';
import { roomNotices } from './room.ts';
import { serviceNotices } from './service.ts';

/** What people are told of orders of every kind; one line a kind. */
export const kindNotices = {
  ...serviceNotices,
  ...goodNotices,
  ...activityNotices,
  ...roomNotices,
  ...loanNotices,
  ...pickupNotices,
} as const;
