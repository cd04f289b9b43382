import { activityFieldNames, activityNotices } from './activity.ts';
import { goodFieldNames, goodNotices } from './good.ts';
import { loanFieldNames, loanNotices } from './loan.ts';
import { pickupFieldNames, pickupNotices } from './pickup.ts';
import { roomFieldNames, roomNotices } from './room.ts';
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

/** What people call the fields that only one kind has. */
export const kindFieldNames = {
  ...goodFieldNames,
  ...activityFieldNames,
  ...roomFieldNames,
  ...loanFieldNames,
  ...pickupFieldNames,
} as const;
