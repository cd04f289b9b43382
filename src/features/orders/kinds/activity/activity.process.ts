import { defineProcess } from '../../../../kernel/process.ts';
import { activityRows } from './activity.rows.ts';
import type { ActivityTypes } from './activity.ts';

/** The booking of seats, row by row. */
export const activityProcess = defineProcess<ActivityTypes>({
  name: 'activity booking',
  states: ['unpaid', 'lapsed', 'booked', 'attended', 'absent', 'disputed', 'cancelled', 'settled'],
  final: ['lapsed', 'cancelled', 'settled'],
  resting: {},
  money: { waits: ['booked', 'attended', 'absent', 'disputed'], staff: 'staff', answers: [] },
  rows: activityRows,
});
