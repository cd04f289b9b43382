import type mongoose from 'mongoose';
import { type AuditPort, recordOfStep } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import { Runner } from '../../kernel/runner.ts';
import { doubtAccess } from './doubt.access.ts';
import { doubtProcess } from './doubt.process.ts';
import { doubtRoutes } from './doubt.routes.ts';
import { type DoubtDeps, DoubtService, type WritingCall } from './doubt.service.ts';
import { makeDoubtStore } from './doubt.store.ts';
import type { DoubtTypes } from './doubt.ts';
import { judgeTexts } from './moderation.rules.ts';

export { doubtProcess } from './doubt.process.ts';
export { judge, judgeTexts } from './moderation.rules.ts';

export interface ModerationDeps {
  connection: mongoose.Connection;
  clock: Clock;
  log: Log;
  audit: AuditPort;
  gridPathOf: DoubtDeps['gridPathOf'];
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** What people write is judged on its way in, and what is doubtful is kept for those who decide. */
export function makeModeration(deps: ModerationDeps) {
  const store = makeDoubtStore(deps.connection);
  const runner = new Runner<DoubtTypes>(doubtProcess, { ...deps, store: store.processStore });
  const doubts = new DoubtService({ ...deps, store, runner });
  runner.on(
    ['approve', 'hide'],
    'documents',
    'moderation: records on the trail',
    ({ _id: id, gridPath, writerId: subjectId }, row) =>
      deps.audit.record(recordOfStep({ kind: 'text', id, gridPath, subjectId }, row)),
  );
  const api = {
    /** Throws `text_refused`; what it gives keeps what is doubtful, once the call is done. */
    judge(texts: Parameters<typeof judgeTexts>[0]) {
      const judged = judgeTexts(texts);
      return (call: WritingCall) => doubts.keep(call, judged);
    },
    withheld: doubts.withheld.bind(doubts),
  };
  const parts = {
    routes: doubtRoutes(doubts, deps.namesOf),
    access: doubtAccess,
    runners: [runner],
    models: [store.model],
  };
  return { api, parts };
}
