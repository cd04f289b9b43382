import { day } from '../../kernel/clock.ts';
import { accountingAccess } from './accounting.access.ts';
import { accountingRoutes } from './accounting.routes.ts';
import { Accounting, type AccountingDeps } from './accounting.service.ts';
import { type ClosingDeps, Closings } from './closing.service.ts';
import { type OwnStatementDeps, OwnStatements } from './own.statement.ts';

interface Deps
  extends Omit<AccountingDeps, 'closings' | 'books'>,
    Omit<ClosingDeps, 'books'>,
    Omit<OwnStatementDeps, 'books'> {
  books: AccountingDeps['books'] & ClosingDeps['books'];
}

/** The books as accountants read them, month by month. */
export function makeAccounting(deps: Deps) {
  const closings = new Closings(deps);
  const api = new Accounting({ ...deps, closings });
  const parts = {
    routes: accountingRoutes({ accounting: api, closings, own: new OwnStatements(deps) }),
    access: accountingAccess,
    jobs: [{ name: 'accounting.check', everyMs: day, run: () => closings.watch() }],
    models: [],
  };
  return { api, parts };
}
