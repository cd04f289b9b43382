import type { Answer, Handlers, OperationRequest } from '../../../contract/handler.ts';
import { personOf } from '../../../kernel/actor.ts';
import type { BookingRequest } from './kind.ts';
import type { OrderBooking } from './order.booking.ts';
import type { DeskQuery, OrderLists } from './order.lists.ts';
import { presentContact, presentOrder } from './order.present.ts';
import type { OrderRound } from './order.round.ts';
import type { OrderService, SeenOrder, StepInput } from './order.service.ts';
import type { OrderSheets } from './order.sheet.ts';
import { orderOf } from './order.sort.ts';

export interface OrderRoutesDeps {
  booking: OrderBooking;
  orders: OrderService;
  lists: OrderLists;
  sheets: OrderSheets;
  round: OrderRound;
}
type WholeOps =
  | 'bookOrder'
  | 'listOrders'
  | 'exportOrders'
  | 'listRound'
  | 'getOrder'
  | 'payOrder'
  | 'renewCheckInCode'
  | 'revealOrderContact';
type PlainOps = 'dropOrder' | 'acceptOrder' | 'retractOrder' | 'confirmOrder';
type SayingOps =
  | 'declineOrder'
  | 'cancelOrder'
  | 'withdrawOrder'
  | 'callOffOrder'
  | 'missProvider'
  | 'disputeOrder'
  | 'answerDispute'
  | 'resolveOrder';
export type OrderRoutes = Pick<Handlers, WholeOps | PlainOps | SayingOps>;

/** What a kind's own operations are answered with. */
export interface StepHandlers {
  /** A step that takes nothing, or just what its body says. */
  take(step: string): (request: StepContext) => Promise<{ body: ReturnType<typeof presentOrder> }>;
  /** A step with something of the request beside its body. */
  takeWith(
    request: StepContext,
    step: string,
    input: StepInput,
  ): Promise<{ body: ReturnType<typeof presentOrder> }>;
  /** The step that asks for the check-in code. */
  takeWithCode(
    request: StepContext,
    step: string,
    input: StepInput & { code: string },
  ): Promise<{ body: ReturnType<typeof presentOrder> }>;
}
type StepContext = Pick<OperationRequest<'dropOrder'>, 'actor' | 'key'> & {
  params: { id: string };
  body?: StepInput | undefined;
};

const shown = (seen: SeenOrder) => ({ body: presentOrder(seen) });

export function stepHandlers(orders: OrderService): StepHandlers {
  const takeWith = async ({ actor, params, key }: StepContext, step: string, input: StepInput) =>
    shown(await orders.take(actor, params.id, step, input, key));
  return {
    takeWith,
    take: (step) => (request) => takeWith(request, step, request.body ?? {}),
    takeWithCode: async ({ actor, params, key }, step, input) =>
      shown(await orders.takeWithCode(actor, params.id, step, input, key)),
  };
}

/** The operations that every kind shares; which steps an order really has, its table says. */
export function orderRoutes(deps: OrderRoutesDeps): OrderRoutes {
  return { ...wholeRoutes(deps), ...stepRoutes(deps) };
}

function wholeRoutes(deps: OrderRoutesDeps): Pick<Handlers, WholeOps> {
  const { booking, orders, round } = deps;
  return {
    bookOrder: (request) => book(booking, orders, request),
    listOrders: (request) => list(deps, request),
    exportOrders: (request) => exported(deps, request),
    async listRound({ actor, query }) {
      const stops = await round.of(actor, query.day);
      const items = stops.map(({ seen, walkMetres }) => ({ order: presentOrder(seen), walkMetres }));
      return { body: { items } };
    },
    getOrder: async ({ actor, params }) => shown(await orders.see(actor, params.id)),
    payOrder: async ({ actor, params, body, ip }) =>
      shown(await orders.pay(actor, params.id, { way: body.payWay, ip })),
    renewCheckInCode: async ({ actor, params, key }) => shown(await orders.renewCode(actor, params.id, key)),
    revealOrderContact: async ({ actor, params, body, key }) => ({
      body: presentContact(await orders.revealContact(actor, params.id, body.reason, key)),
    }),
  };
}

async function book(
  booking: OrderBooking,
  orders: OrderService,
  { actor, body, key, ip }: OperationRequest<'bookOrder'>,
): Promise<Answer<'bookOrder'>> {
  const { payWay, note, onBehalf, ...own } = body;
  const request: BookingRequest = {
    ...own,
    residentId: personOf(actor),
    onBehalf: onBehalf && { ...onBehalf, actor },
    note: note?.trim() || null,
    payRequest: { way: payWay, ip },
    key,
  };
  return shown(await orders.seeAs(actor, await booking.book(request)));
}

/** What is asked of the staff's list, and as far as others have it of theirs. */
const filterOf = (query: OperationRequest<'exportOrders'>['query']) => ({
  states: query.state ? [query.state] : undefined,
  stopped: query.stopped,
  text: query.q?.trim() || undefined,
  kind: query.kind,
  from: query.from ? new Date(query.from) : undefined,
  to: query.to ? new Date(query.to) : undefined,
});
const deskFilterOf = (query: OperationRequest<'exportOrders'>['query']): DeskQuery => ({
  ...filterOf(query),
  from: undefined,
  startFrom: query.from ? new Date(query.from) : undefined,
  attention: query.attention,
  grid: query.grid,
  order: query.sort && orderOf(query.sort),
});

async function list(
  { lists }: OrderRoutesDeps,
  { actor, query }: OperationRequest<'listOrders'>,
): Promise<Answer<'listOrders'>> {
  const filter = query.as === 'staff' ? deskFilterOf(query) : filterOf(query);
  const request = { limit: query.limit ?? 20, cursor: query.cursor };
  const page = await lists.list(actor, query.as, { ...filter, provider: query.provider }, request);
  return { body: { items: page.items.map(presentOrder), next: page.next } };
}

async function exported(
  { sheets }: OrderRoutesDeps,
  { actor, query }: OperationRequest<'exportOrders'>,
): Promise<Answer<'exportOrders'>> {
  return {
    stream: await sheets.export(actor, deskFilterOf(query)),
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': 'attachment; filename="orders.xlsx"',
    },
  };
}

function stepRoutes({ orders }: Pick<OrderRoutesDeps, 'orders'>): Pick<Handlers, PlainOps | SayingOps> {
  const { take } = stepHandlers(orders);
  return {
    dropOrder: take('drop'),
    acceptOrder: take('accept'),
    retractOrder: take('retract'),
    confirmOrder: take('confirm'),
    declineOrder: take('decline'),
    cancelOrder: take('cancel'),
    withdrawOrder: take('withdraw'),
    callOffOrder: take('call_off'),
    missProvider: take('miss_provider'),
    disputeOrder: take('dispute'),
    answerDispute: take('answer'),
    resolveOrder: take('resolve'),
  };
}
