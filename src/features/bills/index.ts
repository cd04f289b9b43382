import type mongoose from 'mongoose';
import { type AuditPort, recordOfStep } from '../../kernel/audit.ts';
import { type Clock, minute } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import { Runner } from '../../kernel/runner.ts';
import type { Payments } from '../payments/index.ts';
import { billAccess } from './bill.access.ts';
import { BillBooks, type BillBooksDeps } from './bill.books.ts';
import type { BillProvider } from './bill.provider.ts';
import { billRoutes } from './bill.routes.ts';
import { BillService } from './bill.service.ts';
import { makeBillStore } from './bill.store.ts';
import { type FindingTypes, findingProcess } from './finding.process.ts';

export { type FindingTypes, findingProcess } from './finding.process.ts';

interface BillsDeps extends BillBooksDeps {
  connection: mongoose.Connection;
  clock: Clock;
  log: Log;
  audit: AuditPort;
  provider: BillProvider;
  raise: Payments['raise'];
  topGrids(): Promise<string[]>;
  /** Whether they are read by themselves. */
  isDaily: boolean;
}

/** The merchant's bills, line by line beside the books. */
export function makeBills(deps: BillsDeps) {
  const { connection, clock, log } = deps;
  const store = makeBillStore(connection);
  const runner = new Runner<FindingTypes>(findingProcess, { store: store.findings, clock, log });
  const bills = new BillService({ ...deps, store, runner, books: new BillBooks(deps) });
  runner.on(['propose', 'reopen', 'confirm'], 'documents', 'bills: records on the trail', (finding, row) => {
    const { _id: id, gridPath, reason, booking } = finding;
    return deps.audit.record(
      recordOfStep({ kind: 'finding', id, gridPath }, row, { after: { reason, booking } }),
    );
  });
  const reading = { name: 'bills.read', everyMs: 10 * minute, run: () => bills.readDue() };
  const parts = {
    routes: billRoutes(bills, clock),
    access: billAccess,
    runners: [runner],
    jobs: deps.isDaily ? [reading] : [],
    models: store.models,
  };
  return { api: bills, parts };
}
