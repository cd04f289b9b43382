import type { components } from '../../../../contract/types.gen.ts';
import type { RoomOrder } from './room.ts';

type Schemas = components['schemas'];
type Own = Omit<Schemas['RoomOrder'], keyof Schemas['OrderCommon']>;

/** What the order of a room shows beside what every order does. */
export function presentRoom({ roomAddress, hourFen, hourCount, guestCount, checkInCode }: RoomOrder): Own {
  return { ...{ roomAddress, hourFen, hourCount, guestCount }, hasDoorCode: checkInCode !== null };
}
