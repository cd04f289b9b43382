import { type Actor, actsFor, defineAccess, holds } from '../../kernel/actor.ts';
import { deciders } from './doubt.access.ts';
import type { Report, ReportRelation } from './report.ts';

const readReports = defineAccess(
  'reports.read',
  'Staff and supervisors; reports of their grids, but not those they made or that concern them.',
  'required',
  (actor) => holds(actor, deciders),
);
const decideReport = defineAccess(
  'reports.decide',
  'Staff and supervisors of the grid or above it, but neither who made it nor whom it concerns; an objection is for somebody else than who decided.',
  'required',
  (actor) => holds(actor, deciders),
);
const objectToDecision = defineAccess(
  'reports.object',
  'Whom a decision concerns; for others it does not exist.',
  'required',
);
export const reportAccess = [readReports, decideReport, objectToDecision];

type Related = Pick<Report, 'reporterId' | 'concernedId' | 'gridPath' | 'decision'>;

/** Who made it has no part in it any more, and whom it concerns none before it is upheld. */
export function reportRelations(actor: Actor, report: Related): ReportRelation[] {
  const { reporterId, concernedId, gridPath, decision } = report;
  if (actor.personId === null || actor.personId === reporterId) return [];
  if (actsFor(actor, concernedId)) return decision ? ['concerned'] : [];
  if (!holds(actor, deciders, gridPath)) return [];
  return decision?.byPersonId === actor.personId ? ['decider'] : ['decider', 'second'];
}
