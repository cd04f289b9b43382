import type { Handlers } from '../../contract/handler.ts';
import { type Actor, personOf } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { TransferExchange } from './transfer.exchange.ts';
import { presentTransfer } from './transfer.present.ts';
import type { TransferProvider } from './transfer.provider.ts';
import type { TransferService } from './transfer.service.ts';
import type { Transfer } from './transfer.ts';

interface TransferRouteDeps {
  transfers: TransferService;
  exchange: TransferExchange;
  provider: TransferProvider;
  clock: Clock;
  log: Log;
}
type TransferOperation =
  | 'notifyTransfer'
  | 'getMyMoney'
  | 'withdraw'
  | 'listMyTransfers'
  | 'getMyTransfer'
  | 'cancelTransfer';

export type TransferRoutes = Required<Pick<Handlers, TransferOperation>>;

export function transferRoutes(deps: TransferRouteDeps): TransferRoutes {
  const { transfers, exchange, provider, clock, log } = deps;
  const present = (transfer: Transfer, actor: Actor) =>
    presentTransfer(transfer, { actor, now: clock.now(), provider });
  return {
    notifyTransfer: async ({ headers, rawBody }) => {
      const { id, transfer } = await provider.readNotification(headers, rawBody);
      if (transfer) await exchange.receive(transfer);
      else log.warn({ notification: id }, 'a notification of a kind nobody asked for');
      return {};
    },
    getMyMoney: async ({ actor }) => ({ body: await transfers.moneyOf(personOf(actor)) }),
    withdraw: async ({ actor, body, key }) => ({
      body: present(
        await transfers.withdraw(actor, { amountFen: body.amountFen, inMini: body.mini ?? false }, key),
        actor,
      ),
    }),
    listMyTransfers: async ({ actor, query: { limit = 20, cursor } }) => {
      const { items, next } = await transfers.listOf(personOf(actor), { limit, cursor });
      return { body: { items: items.map((transfer) => present(transfer, actor)), next } };
    },
    getMyTransfer: async ({ actor, params }) => {
      const transfer = await transfers.find(params.id, actor);
      // whoever looks at it has perhaps just confirmed it
      await exchange.ask(transfer);
      return { body: present(await transfers.find(params.id, actor), actor) };
    },
    cancelTransfer: async ({ actor, params, key }) => ({
      body: present(await transfers.cancel(params.id, actor, key), actor),
    }),
  };
}
