import { type Actor, actsFor, defineAccess, holds } from '../../kernel/actor.ts';
import type { Session, SessionTypes } from './session.ts';

const readSessions = defineAccess(
  'session.read',
  'Anyone who stands where the listing can be seen.',
  'anyone',
);
const ownSessions = defineAccess(
  'session.host',
  'Whoever offers the listing, or is on duty for them; for everybody else there is none.',
  'required',
);
const runSession = defineAccess(
  'session.run',
  'Whoever offers it or is on duty for them, staff and supervisors of the grid or above it; for everybody else there is none.',
  'required',
);

export const sessionAccess = [readSessions, ownSessions, runSession];

type Guarded = Pick<Session, 'hostId' | 'gridPath'>;

/** Whoever holds it is that and nothing else. */
export function relationsOf(actor: Actor, { hostId, gridPath }: Guarded): SessionTypes['relation'][] {
  if (actor.personId === null) return [];
  if (actsFor(actor, hostId)) return ['provider'];
  return holds(actor, ['staff', 'supervisor'], gridPath) ? ['staff'] : [];
}
