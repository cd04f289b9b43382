import { pino } from 'pino';
import type { Log } from '../kernel/log.ts';

/** One JSON line per event on stderr; stdout belongs to the ready line. */
export function makeLog(level = 'info'): Log {
  return pino({ level, base: null }, pino.destination({ fd: 2, sync: true }));
}
