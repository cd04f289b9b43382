import type { Handlers } from '../../contract/handler.ts';
import type { Accounting } from './accounting.service.ts';

export type AccountingRoutes = Required<
  Pick<Handlers, 'getTrialBalance' | 'getAccountStatement' | 'exportLedger'>
>;

export function accountingRoutes(accounting: Accounting): AccountingRoutes {
  return {
    getTrialBalance: async ({ actor, query }) => ({ body: await accounting.trial(actor, query) }),
    getAccountStatement: async ({ actor, query }) => {
      const { limit = 20, cursor, ...asked } = query;
      const { lines, ...sums } = await accounting.statement(actor, asked, { limit, cursor });
      const items = lines.items.map(({ at, ...line }) => ({ ...line, at: at.toISOString() }));
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
