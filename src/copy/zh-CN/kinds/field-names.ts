import { activityFieldNames } from './activity.ts';
import { goodFieldNames } from './good.ts';
import { loanFieldNames } from './loan.ts';
import { pickupFieldNames } from './pickup.ts';
import { roomFieldNames } from './room.ts';

/** What people call the fields that only one kind has. */
export const kindFieldNames = {
  ...goodFieldNames,
  ...activityFieldNames,
  ...roomFieldNames,
  ...loanFieldNames,
  ...pickupFieldNames,
} as const;
