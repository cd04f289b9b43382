import type { AuditPort } from '../../kernel/audit.ts';
import { recordOfStep } from '../../kernel/audit.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Calendars } from '../calendars/index.ts';
import type { Session, SessionTypes } from './session.ts';

interface SubscriberDeps {
  runner: Runner<SessionTypes>;
  calendars: Pick<Calendars, 'keep' | 'free'>;
  audit: AuditPort;
  changed(session: Session): Promise<void>;
}

/** What follows a session's own steps. */
export function followSessions({ runner, calendars, audit, changed }: SubscriberDeps): void {
  runner.on('open', 'claims', "sessions: keeps the host's time", async ({ provider, claimId }) => {
    await calendars.keep(provider, claimId);
  });
  runner.on('cancel', 'claims', "sessions: frees the host's time", ({ provider, claimId }) =>
    calendars.free(provider, claimId),
  );
  runner.onAny('documents', 'sessions: tells what has changed', (session) => changed(session));
  runner.on('cancel', 'documents', 'sessions: records what staff cancelled', async (session, row) => {
    if (row.by.as !== 'staff') return;
    const { _id: id, gridPath, hostId: subjectId } = session;
    await audit.record(recordOfStep({ kind: 'session', id, gridPath, subjectId }, row));
  });
}
