import type { Handlers } from '../../contract/handler.ts';
import type { components } from '../../contract/types.gen.ts';
import type { Reports, SeenReport } from './report.service.ts';
import type { Report } from './report.ts';

type Schemas = components['schemas'];
type Names = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
type ReportRoutes = Required<
  Pick<
    Handlers,
    | 'reportSubject'
    | 'listReports'
    | 'upholdReport'
    | 'dismissReport'
    | 'confirmDecision'
    | 'overturnDecision'
    | 'listMyDecisions'
    | 'objectToDecision'
  >
>;

/** For who made it: that it is kept. */
const presentOwn = ({ _id: id, title }: Report): Schemas['OwnReport'] => ({ id, title });

/** What was decided and said to it; never by whom, and never who made it. */
function presentDecided({
  report,
  steps,
}: SeenReport): Pick<
  Schemas['DecisionOnMe'],
  'id' | 'state' | 'title' | 'subject' | 'reason' | 'decision' | 'objection' | 'answer' | 'steps'
> {
  const { _id: id, state, subject, title, reason, decision, objection, answer } = report;
  return {
    ...{ id, state: state as Schemas['ReportState'], title, reason, steps },
    subject: { kind: subject.kind, id: subject.id },
    decision: decision && {
      measures: [...decision.measures],
      reason: decision.reason,
      at: decision.at.toISOString(),
      objectUntil: decision.objectUntil.toISOString(),
    },
    objection: objection && { details: objection.details, at: objection.at.toISOString() },
    answer: answer && { reason: answer.reason, at: answer.at.toISOString() },
  };
}
/** For who decides. */
function presentReport(seen: SeenReport, names: ReadonlyMap<string, string>): Schemas['Report'] {
  const { details, reporterId, concernedId, gridPath, reportedAt, since } = seen.report;
  return {
    ...presentDecided(seen),
    ...{ details, grid: gridPath.at(-1) ?? '', measures: seen.measures },
    reporterName: reporterId ? (names.get(reporterId) ?? '') : null,
    concernedName: names.get(concernedId) ?? null,
    reportedAt: reportedAt.toISOString(),
    since: since.toISOString(),
  };
}
const idsOf = ({ report }: SeenReport) => [report.reporterId ?? '', report.concernedId].filter((id) => id);

export function reportRoutes(reports: Reports, namesOf: Names): ReportRoutes {
  const shown = async (seen: SeenReport) => ({ body: presentReport(seen, await namesOf(idsOf(seen))) });
  return {
    reportSubject: async ({ actor, body, key }) => ({
      body: presentOwn(await reports.report(actor, body, key)),
    }),
    async listReports({ actor, query }) {
      const { limit = 20, cursor, state = 'open' } = query;
      const page = await reports.list(actor, state, { limit, cursor });
      const names = await namesOf(page.items.flatMap(idsOf));
      return { body: { items: page.items.map((seen) => presentReport(seen, names)), next: page.next } };
    },
    upholdReport: async ({ actor, params, body, key }) =>
      shown(await reports.uphold(actor, params.id, body, key)),
    dismissReport: async ({ actor, params, body, key }) =>
      shown(await reports.dismiss(actor, params.id, body.reason, key)),
    confirmDecision: async ({ actor, params, body, key }) =>
      shown(await reports.answer(actor, params.id, 'confirm', body.reason, key)),
    overturnDecision: async ({ actor, params, body, key }) =>
      shown(await reports.answer(actor, params.id, 'overturn', body.reason, key)),
    listMyDecisions: async ({ actor }) => ({
      body: { items: (await reports.decisionsOn(actor)).map(presentDecided) },
    }),
    objectToDecision: async ({ actor, params, body, key }) => ({
      body: presentDecided(await reports.object(actor, params.id, body.details, key)),
    }),
  };
}
