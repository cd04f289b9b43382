import { openSpans } from '../../src/features/calendars/calendar.ts';
import { dayOfChinaDate } from '../../src/kernel/clock.ts';

/** Says when somebody is open for 400 days, for a test that runs it in several time zones. */
const whole = { fromMinute: 0, toMinute: 1440 };
const hours = [[], [{ fromMinute: 540, toMinute: 720 }], [], [], [], [whole], []];
console.log(JSON.stringify(openSpans({ hours, exceptions: [] }, dayOfChinaDate('2026-03-05'), 400)));
