import type { Answer, Handlers, OperationRequest } from '../../contract/handler.ts';
import { unauthenticated } from '../../kernel/errors.ts';
import type { StepInput } from '../../kernel/process.ts';
import type { ServiceState, ServiceStep } from './kinds/service/service.ts';
import type { OrderBooking } from './order.booking.ts';
import { presentContact, presentOrder } from './order.present.ts';
import type { OrderService, SeenOrder } from './order.service.ts';

export interface OrderRoutesDeps {
  booking: OrderBooking;
  orders: OrderService;
}
type OrderOps =
  | 'bookOrder'
  | 'listOrders'
  | 'getOrder'
  | 'payOrder'
  | 'startOrder'
  | 'renewCheckInCode'
  | 'revealOrderContact';
type PlainOps =
  | 'dropOrder'
  | 'acceptOrder'
  | 'retractOrder'
  | 'missResident'
  | 'missArtisan'
  | 'refuseQuote'
  | 'cashBalance'
  | 'finishOrder'
  | 'confirmOrder';
type SayingOps =
  | 'declineOrder'
  | 'cancelOrder'
  | 'withdrawOrder'
  | 'callOffOrder'
  | 'quoteOrder'
  | 'agreeOrder'
  | 'disputeOrder'
  | 'resolveOrder';
export type OrderRoutes = Pick<Handlers, OrderOps | PlainOps | SayingOps>;

const shown = (seen: SeenOrder) => ({ body: presentOrder(seen) });

export function orderRoutes(deps: OrderRoutesDeps): OrderRoutes {
  return { ...wholeRoutes(deps), ...plainSteps(deps), ...sayingSteps(deps) };
}

function wholeRoutes({ booking, orders }: OrderRoutesDeps): Pick<Handlers, OrderOps> {
  return {
    bookOrder: (request) => book({ booking, orders }, request),
    listOrders: ({ actor, query }) => list(orders, actor, query),
    getOrder: async ({ actor, params }) => shown(await orders.see(actor, params.id)),
    payOrder: async ({ actor, params, body, ip }) =>
      shown(await orders.pay(actor, params.id, { way: body.payWay, ip })),
    startOrder: async ({ actor, params, body, key }) =>
      shown(await orders.start(actor, params.id, body.code, key)),
    renewCheckInCode: async ({ actor, params, key }) => shown(await orders.renewCode(actor, params.id, key)),
    revealOrderContact: async ({ actor, params, body }) => ({
      body: presentContact(await orders.revealContact(actor, params.id, body.reason)),
    }),
  };
}

async function book(
  { booking, orders }: OrderRoutesDeps,
  request: OperationRequest<'bookOrder'>,
): Promise<Answer<'bookOrder'>> {
  const { actor, body, key, ip } = request;
  if (actor.personId === null) throw unauthenticated();
  const order = await booking.book({
    residentId: actor.personId,
    listingId: body.listingId,
    startAt: new Date(body.startAt),
    place: body.place,
    visit: body.visit,
    note: body.note?.trim() || null,
    payRequest: { way: body.payWay, ip },
    key,
  });
  return shown(await orders.see(actor, order._id));
}

async function list(
  orders: OrderService,
  actor: OperationRequest<'listOrders'>['actor'],
  query: OperationRequest<'listOrders'>['query'],
): Promise<Answer<'listOrders'>> {
  const filter = {
    states: query.state ? [query.state as ServiceState] : undefined,
    from: query.from ? new Date(query.from) : undefined,
    to: query.to ? new Date(query.to) : undefined,
  };
  const request = { limit: query.limit ?? 20, cursor: query.cursor };
  const page = await orders.list(actor, query.as, filter, request);
  return { body: { items: page.items.map(presentOrder), next: page.next } };
}

type StepRequest = Pick<OperationRequest<'dropOrder'>, 'actor' | 'key'> & { params: { id: string } };

function plainSteps({ orders }: OrderRoutesDeps): Pick<Handlers, PlainOps> {
  const plain =
    (step: ServiceStep) =>
    async ({ actor, params, key }: StepRequest) =>
      shown(await orders.take(actor, params.id, step, {}, key));
  return {
    dropOrder: plain('drop'),
    acceptOrder: plain('accept'),
    retractOrder: plain('retract'),
    missResident: plain('miss_resident'),
    missArtisan: plain('miss_artisan'),
    refuseQuote: plain('refuse'),
    cashBalance: plain('cash_balance'),
    finishOrder: plain('finish'),
    confirmOrder: plain('confirm'),
  };
}

function sayingSteps({ orders }: OrderRoutesDeps): Pick<Handlers, SayingOps> {
  const stepHandler =
    (step: ServiceStep) => async (request: StepRequest & { body?: StepInput | undefined }) =>
      shown(await orders.take(request.actor, request.params.id, step, request.body ?? {}, request.key));
  return {
    declineOrder: stepHandler('decline'),
    cancelOrder: stepHandler('cancel'),
    withdrawOrder: stepHandler('withdraw'),
    callOffOrder: stepHandler('call_off'),
    quoteOrder: stepHandler('quote'),
    disputeOrder: stepHandler('dispute'),
    resolveOrder: stepHandler('resolve'),
    agreeOrder: async ({ actor, params, body, key, ip }) => {
      const payRequest = { way: body.payWay, ip };
      return shown(await orders.take(actor, params.id, 'agree', { payRequest }, key));
    },
  };
}
