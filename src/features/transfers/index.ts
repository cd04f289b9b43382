import type mongoose from 'mongoose';
import { second } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import { Runner } from '../../kernel/runner.ts';
import { transferAccess } from './transfer.access.ts';
import { TransferExchange } from './transfer.exchange.ts';
import { type TransferTypes, transferProcess } from './transfer.process.ts';
import type { TransferProvider } from './transfer.provider.ts';
import { transferRoutes } from './transfer.routes.ts';
import { TransferService, type TransferServiceDeps } from './transfer.service.ts';
import { makeTransferStore } from './transfer.store.ts';

export { type TransferTypes, transferProcess } from './transfer.process.ts';

export { returnEntryId, transferEntryId } from './transfer.service.ts';
export type Transfers = ReturnType<typeof makeTransfers>['api'];

interface Needed extends Omit<TransferServiceDeps, 'store' | 'runner'> {
  connection: mongoose.Connection;
  provider: TransferProvider;
  log: Log;
}

/** What artisans earned, on its way to them. */
export function makeTransfers(deps: Needed) {
  const { connection, clock, log, provider, raise } = deps;
  const store = makeTransferStore(connection);
  const runner = new Runner<TransferTypes>(transferProcess, { store: store.processStore, clock, log });
  const transfers = new TransferService({ ...deps, store, runner });
  const exchange = new TransferExchange({ store, runner, provider, clock, log, raise });
  const parts = {
    routes: transferRoutes({ transfers, exchange, provider, clock, log }),
    access: transferAccess,
    runners: [runner],
    jobs: [{ name: 'transfers.ask', everyMs: 5 * second, run: () => exchange.askDue() }],
    models: [store.processStore.model],
  };
  const on: Runner<TransferTypes>['on'] = (steps, group, name, run) => runner.on(steps, group, name, run);
  const api = {
    on,
    hasUnderWay: (personId: string) => transfers.hasUnderWay(personId),
    seekByNumber: (outBillNo: string) => store.seekByNumber(outBillNo),
    find: (id: string) => store.processStore.find(id),
    /** Asks the provider now. */
    check: async (id: string) => exchange.ask(await store.processStore.find(id)),
  };
  return { api, parts };
}
