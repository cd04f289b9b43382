import { type Clock, minute } from '../../../kernel/clock.ts';
import type { Calendars } from '../../calendars/index.ts';
import type { Queue } from '../../queue/index.ts';
import type { Sessions } from '../../sessions/index.ts';
import type { SettingReader } from '../../settings/index.ts';
import type { Stocks } from '../../stock/index.ts';
import type { Units } from '../../units/index.ts';
import type { Windows } from '../../windows/index.ts';

/** How long a claim waits for its order. */
export const claimWaits = 2 * minute;

/** What a kind reserves through. */
export interface ClaimPorts {
  calendars: Pick<Calendars, 'claim' | 'keep' | 'free' | 'requireOffered'>;
  stock: Pick<Stocks, 'claim' | 'keep' | 'end' | 'putBack'>;
  sessions: Pick<
    Sessions,
    | 'on'
    | 'seek'
    | 'look'
    | 'requireHeld'
    | 'claim'
    | 'keep'
    | 'free'
    | 'giveBack'
    | 'keepList'
    | 'bookableUntil'
  >;
  units: Pick<
    Units,
    | 'claim'
    | 'keep'
    | 'keepOrClaim'
    | 'freeOf'
    | 'waitFor'
    | 'endWait'
    | 'change'
    | 'isLendable'
    | 'stuck'
    | 'requireHeld'
  >;
  queue: Pick<Queue, 'take'>;
  windows: Pick<Windows, 'requireOffered' | 'claim' | 'keep' | 'end'>;
  settings: SettingReader;
  clock: Pick<Clock, 'now'>;
}

/** What says how much of a listing is left, without taking any of it. */
export interface SupplyPorts extends Pick<ClaimPorts, 'settings' | 'clock'> {
  stock: Pick<Stocks, 'leftOf'>;
  sessions: Pick<Sessions, 'nextOf'>;
  units: Pick<Units, 'isFreeOn'>;
}
