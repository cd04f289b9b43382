import type { Handlers } from '../../contract/handler.ts';
import { personOf } from '../../kernel/actor.ts';
import { presentOwn, presentTrial } from './accounting.present.ts';
import type { Accounting } from './accounting.service.ts';
import type { Closings } from './closing.service.ts';
import type { OwnStatements } from './own.statement.ts';

export type AccountingRoutes = Required<
  Pick<
    Handlers,
    | 'getTrialBalance'
    | 'closeMonth'
    | 'getMyStatement'
    | 'exportMyStatement'
    | 'getAccountStatement'
    | 'exportLedger'
  >
>;

interface AccountingRouteDeps {
  accounting: Accounting;
  closings: Closings;
  own: OwnStatements;
}

/** A file for spreadsheets. */
const workbookOf = (stream: AsyncGenerator<Uint8Array>, name: string) => ({
  stream,
  headers: {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="${name}.xlsx"`,
  },
});

export function accountingRoutes({ accounting, closings, own }: AccountingRouteDeps): AccountingRoutes {
  return {
    getMyStatement: async ({ actor, query: { month, limit = 20, cursor } }) => ({
      body: presentOwn(await own.of(personOf(actor), month, { limit, cursor })),
    }),
    exportMyStatement: async ({ actor, query: { month } }) =>
      workbookOf(await own.export(personOf(actor), month), `income-${month}`),
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
    exportLedger: async ({ actor, query }) =>
      workbookOf(await accounting.export(actor, query), `ledger-${query.month}`),
  };
}
