import type { components } from '../../../../contract/types.gen.ts';
import type { ActivityOrder } from './activity.ts';

type Schemas = components['schemas'];
type Own = Omit<Schemas['ActivityOrder'], keyof Schemas['OrderCommon']>;

/** What the booking of seats shows beside what every order does. */
export function presentActivity({ sessionId, theme, venue, seatFen, seats, listKept }: ActivityOrder): Own {
  return { sessionId, theme, venue, seatFen, seats, listKept };
}
