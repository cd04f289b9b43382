import type { Handlers } from '../../contract/handler.ts';
import { auditExport } from '../../copy/zh-CN.ts';
import type { Actor } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/errors.ts';
import type { Grids } from '../grids/index.ts';
import { auditGrids } from './audit.access.ts';
import { csvOf, peopleOf } from './audit.csv.ts';
import { presentAuditRow, presentLook } from './audit.present.ts';
import type { Audit } from './audit.service.ts';
import type { AuditFilter, AuditRow } from './audit.ts';

export interface AuditRouteDeps {
  audit: Audit;
  grids: Pick<Grids, 'seek'>;
  /** The names of people, as far as they are known. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Who holds a role on these grids or below them and is called so. */
  workersCalled(grids: readonly string[], name: string): Promise<readonly string[]>;
}
export type AuditRoutes = Pick<Handlers, 'listAudit' | 'exportAudit' | 'listLooksAtMe'>;

interface AuditQuery {
  action?: string;
  actor?: string;
  q?: string;
  subject?: string;
  from?: string;
  to?: string;
}

/** Throws `invalid` for a span without an inside. */
function filterOf({ action, actor, subject, from, to }: AuditQuery): AuditFilter {
  if (from && to && Date.parse(from) >= Date.parse(to))
    throw invalid({}, [{ path: '/query/to', message: 'must be after from' }]);
  return {
    action,
    actorId: actor,
    subjectId: subject,
    from: from ? new Date(from) : undefined,
    to: to ? new Date(to) : undefined,
  };
}

export function auditRoutes({ audit, grids, namesOf, workersCalled }: AuditRouteDeps): AuditRoutes {
  const wantedBy = async (actor: Actor, query: AuditQuery): Promise<AuditFilter> => {
    const name = query.q?.trim();
    const actorIds = name ? await workersCalled(auditGrids(actor), name) : undefined;
    return { ...filterOf(query), ...(actorIds && { actorIds }) };
  };
  /** The grid on which the role is held; where none was, the smallest that the row belongs to. */
  const gridName = async ({ asGrid, gridPath }: AuditRow) => {
    const code = asGrid ?? gridPath.at(-1);
    return code === undefined ? null : ((await grids.seek(code))?.name ?? null);
  };
  return {
    async listAudit({ actor, query }) {
      const { limit = 20, cursor, ...wanted } = query;
      const page = await audit.list(actor, await wantedBy(actor, wanted), { limit, cursor });
      const names = await namesOf(peopleOf(page.items));
      return { body: { items: page.items.map((row) => presentAuditRow(row, names)), next: page.next } };
    },
    async exportAudit({ actor, query }) {
      const portions = await audit.export(actor, await wantedBy(actor, query));
      return {
        headers: {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': 'attachment; filename="audit.csv"',
        },
        stream: csvOf(portions, auditExport, namesOf),
      };
    },
    async listLooksAtMe({ actor, query }) {
      const { limit = 20, cursor } = query;
      const page = await audit.looksAt(actor, { limit, cursor });
      const items = page.items.map(async (row) => presentLook(row, await gridName(row)));
      return { body: { items: await Promise.all(items), next: page.next } };
    },
  };
}
