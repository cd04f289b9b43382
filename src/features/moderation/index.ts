import type mongoose from 'mongoose';
import { type AuditPort, recordOfStep } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import { withDue } from '../../kernel/process.ts';
import { Runner } from '../../kernel/runner.ts';
import { doubtAccess } from './doubt.access.ts';
import { doubtProcess } from './doubt.process.ts';
import { doubtRoutes } from './doubt.routes.ts';
import { type DoubtDeps, DoubtService, type WritingCall } from './doubt.service.ts';
import { makeDoubtStore } from './doubt.store.ts';
import type { DoubtTypes } from './doubt.ts';
import { judgeTexts } from './moderation.rules.ts';
import { reportAccess } from './report.access.ts';
import { remindDue, reportProcess } from './report.process.ts';
import { reportRoutes } from './report.routes.ts';
import { type ReportDeps, Reports } from './report.service.ts';
import { makeReportStore } from './report.store.ts';
import { type Followed, followReports, type Recipients, sayReports } from './report.subscribers.ts';
import type { ReportTypes } from './report.ts';

export { doubtProcess } from './doubt.process.ts';
export { judge, judgeTexts } from './moderation.rules.ts';
export { reportProcess } from './report.process.ts';
export type { ReportedPlaces } from './report.service.ts';
export type { Subject } from './report.ts';

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
    waiting: doubts.waiting.bind(doubts),
  };
  const parts = {
    routes: doubtRoutes(doubts, deps.namesOf),
    access: doubtAccess,
    runners: [runner],
    models: [store.model],
  };
  return { api, parts };
}

type ReportsDeps = Omit<ModerationDeps, 'gridPathOf'> &
  Omit<ReportDeps, 'store' | 'runner'> &
  Pick<Followed, 'strike' | 'strikeBack'>;

/** What people say is wrong with what others offer or write; made where all that can be reported is known. */
export function makeReports(deps: ReportsDeps) {
  const store = makeReportStore(deps.connection);
  const table = withDue(reportProcess, 'remind', (report) =>
    remindDue(report, deps.settings.of(report.gridPath.at(-1) ?? '')['staff.remindDays']),
  );
  const runner = new Runner<ReportTypes>(table, { ...deps, store: store.processStore });
  const reports = new Reports({ ...deps, store, runner });
  followReports({ ...deps, runner, reports });
  const api = {
    watchStrikes: reports.watchStrikes.bind(reports),
    waiting: reports.waiting.bind(reports),
    onSteps: (to: Recipients) => sayReports(runner, to),
    forget: ({ _id }: { _id: string }) => store.forget(_id),
  };
  const parts = {
    routes: reportRoutes(reports, deps.namesOf),
    access: reportAccess,
    runners: [runner],
    models: [store.model],
  };
  return { api, parts };
}
