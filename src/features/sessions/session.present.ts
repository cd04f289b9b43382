import type { components } from '../../contract/types.gen.ts';
import type { SeenSession } from './session.service.ts';
import { freeSeats, type Session } from './session.ts';

type Schemas = components['schemas'];

/** For anyone who may book it. */
export function presentSession(session: Session): Schemas['BookableSession'] {
  const { _id: id, startAt, endAt, theme, seats, line } = session;
  const when = { startAt: startAt.toISOString(), endAt: endAt.toISOString() };
  return { id, ...when, theme, seats, left: freeSeats(session), waiting: line.length };
}

/** For whoever runs it: how far it is, and how many hold seats; who they are stands on the orders. */
export function presentOwnSession({ session, steps }: SeenSession): Schemas['OwnSession'] {
  return {
    ...presentSession(session),
    state: session.state as Schemas['OwnSession']['state'],
    steps: [...steps],
    bookings: session.claims.length,
    inSeries: session.series !== null,
    listKept: session.listKeptAt !== null,
    reason: session.timeline.findLast(({ step }) => step === 'cancel')?.data['reason']?.toString() ?? null,
  };
}
