import type { Handlers } from '../../contract/handler.ts';
import type { Clock } from '../../kernel/clock.ts';
import { presentDay, presentFinding } from './bill.present.ts';
import type { BillService } from './bill.service.ts';

type BillOperation =
  | 'listBills'
  | 'readBill'
  | 'listFindings'
  | 'proposeFinding'
  | 'reopenFinding'
  | 'confirmFinding';
export type BillRoutes = Required<Pick<Handlers, BillOperation>>;

const unsettled = ['open', 'proposed'] as const;

export function billRoutes(bills: BillService, clock: Clock): BillRoutes {
  return {
    listBills: async ({ actor, query: { limit = 20, cursor } }) => {
      const { items, next } = await bills.days(actor, { limit, cursor });
      return { body: { items: items.map(presentDay), next } };
    },
    readBill: async ({ actor, params }) => ({ body: presentDay(await bills.readAs(actor, params.date)) }),
    listFindings: async ({ actor, query: { state, limit = 20, cursor } }) => {
      const { items, next } = await bills.findings(actor, state ? [state] : unsettled, { limit, cursor });
      return { body: { items: items.map((each) => presentFinding(each, actor, clock.now())), next } };
    },
    proposeFinding: async ({ actor, params, body, key }) => ({
      body: presentFinding(await bills.propose(actor, params.id, body, key), actor, clock.now()),
    }),
    reopenFinding: async ({ actor, params, key }) => ({
      body: presentFinding(await bills.reopen(actor, params.id, key), actor, clock.now()),
    }),
    confirmFinding: async ({ actor, params, key }) => ({
      body: presentFinding(await bills.confirm(actor, params.id, key), actor, clock.now()),
    }),
  };
}
