import type { Handlers } from '../../contract/handler.ts';
import { presentTrial } from './accounting.present.ts';
import type { Accounting } from './accounting.service.ts';
import type { Closings } from './closing.service.ts';

export type AccountingRoutes = Required<
  Pick<Handlers, 'getTrialBalance' | 'closeMonth' | 'getAccountStatement' | 'exportLedger'>
>;

export function accountingRoutes(accounting: Accounting, closings: Closings): AccountingRoutes {
  return {
    getTrialBalance: async ({ actor, query }) => ({
      body: presentTrial(await accounting.trial(actor, query)),
    }),
    closeMonth: async ({ actor, params: { month } }) => {
      await closings.close(actor, month);
      return { body: presentTrial(await accounting.trial(actor, { month })) };
    },
    getAccountStatement: async ({ actor, query }) => {
      const { limit = 20, cursor, ...asked } = query;
      const { lines, ...sums } = await accounting.statement(actor, asked, { limit, cursor });
      const items = lines.items.map(({ at, happenedAt, ...line }) => ({
        ...line,
        at: at.toISOString(),
        happenedAt: happenedAt?.toISOString() ?? null,
      }));
      return { body: { ...sums, items, next: lines.next } };
    },
    exportLedger: async ({ actor, query }) => ({
      stream: await accounting.export(actor, query),
      headers: {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'Content-Disposition': `attachment; filename="ledger-${query.month}.xlsx"`,
      },
    }),
  };
}
