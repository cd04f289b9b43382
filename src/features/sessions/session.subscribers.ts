import type { AuditPort } from '../../kernel/audit.ts';
import { recordOfStep } from '../../kernel/audit.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Calendars } from '../calendars/index.ts';
import type { Queue } from '../queue/index.ts';
import type { Session, SessionTypes } from './session.ts';

interface SubscriberDeps {
  runner: Runner<SessionTypes>;
  calendars: Pick<Calendars, 'keep' | 'free'>;
  audit: AuditPort;
  changed(session: Session): Promise<void>;
  queue: Pick<Queue, 'close' | 'move'>;
}

/** What follows a session's own steps. */
export function followSessions({ runner, calendars, audit, changed, queue }: SubscriberDeps): void {
  runner.on('open', 'claims', "sessions: keeps the host's time", async ({ provider, claimId }) => {
    await calendars.keep(provider, claimId);
  });
  runner.on(
    'move',
    'claims',
    "sessions: keeps the host's new time, frees the old one",
    async (session, row) => {
      if (session.n === row.n) await calendars.keep(session.provider, session.claimId);
      await calendars.free(session.provider, row.data.leftClaimId);
    },
  );
  runner.on('move', 'documents', 'sessions: who waits learns when it is', ({ _id: id, startAt }) =>
    queue.move({ kind: 'session', id }, startAt),
  );
  runner.on('cancel', 'claims', "sessions: frees the host's time", ({ provider, claimId }) =>
    calendars.free(provider, claimId),
  );
  runner.on('cancel', 'documents', 'sessions: nobody waits any more', ({ _id: id }) =>
    queue.close({ kind: 'session', id }),
  );
  runner.onAny('documents', 'sessions: tells what has changed', (session) => changed(session));
  runner.on('cancel', 'documents', 'sessions: records what staff cancelled', async (session, row) => {
    if (row.by.as !== 'staff') return;
    const { _id: id, gridPath, hostId: subjectId } = session;
    await audit.record(recordOfStep({ kind: 'session', id, gridPath, subjectId }, row));
  });
}
