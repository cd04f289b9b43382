/**
 * The server with the wrong way to claim, kept to show that the race test bites: what was free when it was
 * read is taken without the condition.
 */
import { CalendarStore } from '../../../src/features/calendars/calendar.store.ts';

const { addIfUnchanged } = CalendarStore.prototype;
const nowhere = { startAt: new Date(0), endAt: new Date(0) };
CalendarStore.prototype.addIfUnchanged = function (id, entry, until, condition) {
  return addIfUnchanged.call(this, id, entry, until, { ...condition, around: nowhere });
};
await import('../../../src/main.ts');
