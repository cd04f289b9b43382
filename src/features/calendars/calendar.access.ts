import { defineAccess } from '../../kernel/actor.ts';

const ownCalendar = defineAccess(
  'calendar.own',
  'An artisan, on their own calendar and those of what they offer; for everybody else there is none.',
  'required',
);
const readSlots = defineAccess('slots.read', 'Anyone who stands where the listing can be seen.', 'anyone');

export const calendarAccess = [ownCalendar, readSlots];
