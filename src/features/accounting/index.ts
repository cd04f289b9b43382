import { accountingAccess } from './accounting.access.ts';
import { accountingRoutes } from './accounting.routes.ts';
import { Accounting, type AccountingDeps } from './accounting.service.ts';

/** The books as accountants read them, month by month. */
export function makeAccounting(deps: AccountingDeps) {
  const api = new Accounting(deps);
  return { api, parts: { routes: accountingRoutes(api), access: accountingAccess, models: [] } };
}
