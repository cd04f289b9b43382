import { after, chinaDay, chinaMinute, hour, startOfChinaDay } from '../../kernel/clock.ts';
import type { Settings } from '../settings/index.ts';

type QuietHours = Pick<Settings, 'quiet.fromHour' | 'quiet.toHour'>;

/** When phones may ring again; null where they may now. The same hour twice is never quiet. */
export function quietUntil(now: Date, hours: QuietHours): Date | null {
  const [from, to] = [hours['quiet.fromHour'], hours['quiet.toHour']];
  const at = chinaMinute(now) / 60;
  const isQuiet = from <= to ? at >= from && at < to : at >= from || at < to;
  if (!isQuiet) return null;
  const today = after(startOfChinaDay(chinaDay(now)), to * hour);
  return today > now ? today : after(today, 24 * hour);
}
