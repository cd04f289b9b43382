/**
 * The server with the wrong way to claim, kept to show that the race test bites: what was free when it was
 * read is taken without the condition.
 */
import { CalendarStore } from '../../../src/features/calendars/calendar.store.ts';

const { pushSeen } = CalendarStore.prototype;
const nowhere = { startAt: new Date(0), endAt: new Date(0) };
CalendarStore.prototype.pushSeen = function (id, entry, until, condition) {
  return pushSeen.call(this, id, entry, until, { ...condition, around: nowhere });
};
await import('../../../src/main.ts');
