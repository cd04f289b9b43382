import type mongoose from 'mongoose';
import { roleOver } from '../../kernel/actor.ts';
import { type AuditPort, asRole, recordOfStep } from '../../kernel/audit.ts';
import type { Log } from '../../kernel/log.ts';
import { Runner } from '../../kernel/runner.ts';
import type { Files } from '../files/index.ts';
import { fundAccess, readingRoles, readsSpending } from './fund.access.ts';
import { type FundRouteDeps, fundRoutes } from './fund.routes.ts';
import { bindingOf, type FundDeps, Funds } from './fund.service.ts';
import { makeFundStore } from './fund.store.ts';
import type { SpendingTypes } from './fund.ts';
import { spendingProcess } from './spending.process.ts';

export { spendingProcess } from './spending.process.ts';

interface FundsDeps extends Omit<FundDeps, 'store' | 'runner'>, Omit<FundRouteDeps, 'funds' | 'grids'> {
  connection: mongoose.Connection;
  log: Log;
  audit: AuditPort;
  grids: FundDeps['grids'] & FundRouteDeps['grids'];
  files: Pick<Files, 'check' | 'bind' | 'readBy'>;
}

/** 公共收益: what comes back to the residents of a community. */
export function makeFunds(deps: FundsDeps) {
  const { connection, clock, log, files, audit } = deps;
  const store = makeFundStore(connection);
  const runner = new Runner<SpendingTypes>(spendingProcess, { store: store.spendings, clock, log });
  const funds = new Funds({ ...deps, store, runner });
  runner.on('propose', 'documents', 'funds: keeps the vouchers', ({ _id, vouchers }) =>
    files.bind(bindingOf(_id), vouchers),
  );
  files.readBy('voucher', async (actor, { id }) => {
    const spending = await store.spendings.seek(id);
    if (!spending || !readsSpending(actor, spending.gridPath)) return null;
    const about = { target: bindingOf(id), gridPath: spending.gridPath, subjectId: null };
    return { ...about, ...asRole(roleOver(actor, readingRoles, spending.gridPath)) };
  });
  const recorded = ['propose', 'withdraw', 'refuse', 'approve', 'book'] as const;
  runner.on(recorded, 'documents', 'funds: records on the trail', (spending, row) => {
    const { _id: id, gridPath, amountFen, purpose } = spending;
    const target = { kind: 'spending', id, gridPath };
    return audit.record(recordOfStep(target, row, { after: { amountFen, purpose } }));
  });
  const parts = {
    routes: fundRoutes({ ...deps, funds }),
    access: fundAccess,
    runners: [runner],
    models: [store.model],
  };
  return { api: funds, parts };
}
