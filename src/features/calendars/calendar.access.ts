import { defineAccess } from '../../kernel/actor.ts';

const ownCalendar = defineAccess(
  'calendar.own',
  'An artisan, on their own calendar; whoever offers something or is on duty for it, on the calendar of that; for everybody else there is none.',
  'required',
);
const readSlots = defineAccess('slots.read', 'Anyone who stands where the listing can be seen.', 'anyone');

export const calendarAccess = [ownCalendar, readSlots];
