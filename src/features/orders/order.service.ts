import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { conflict, notFound, stepClosed, unauthenticated } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import { isOverdue, openSteps, type StepInput } from '../../kernel/process.ts';
import type { Refund } from '../payments/index.ts';
import { relationsOf } from './kinds/service/access.ts';
import { serviceProcess } from './kinds/service/process.ts';
import { isCodeLocked, mostCodeTries } from './kinds/service/rules.ts';
import type { ServiceOrder, ServiceState, ServiceStep } from './kinds/service/service.ts';
import { type Viewer, viewersOf } from './order.access.ts';
import { checkInCodeLocked, checkInCodeOpen, checkInCodeWrong, listNotYours } from './order.errors.ts';
import type { OrderPayments } from './order.payments.ts';
import type { OrderRunner } from './order.runner.ts';
import type { ListFilter, OrderStore, Whose } from './order.store.ts';
import type { Contact, PayRequest } from './order.ts';

export interface OrderServiceDeps {
  store: OrderStore;
  runner: OrderRunner;
  money: OrderPayments;
  clock: Clock;
}
/** An order, as whom the viewer sees it, and what they may do next. */
export interface SeenOrder {
  order: ServiceOrder;
  viewer: Viewer;
  /** The open rows, and `pay` where the resident has something to pay. */
  steps: string[];
  /** Money on its way back or there already, whatever sent it. */
  refunds: readonly Refund[];
  now: Date;
}
export type ListAs = 'resident' | 'artisan' | 'staff';

const toArtisans: readonly ServiceState[] = serviceProcess.states.filter(
  (state) => state !== 'unpaid' && state !== 'lapsed',
);
const mostTryRounds = 8;

function personOf(actor: Actor): string {
  if (actor.personId === null) throw unauthenticated();
  return actor.personId;
}

/** What people do with their orders. */
export class OrderService {
  readonly #deps: OrderServiceDeps;

  constructor(deps: OrderServiceDeps) {
    this.#deps = deps;
  }

  /** Throws `not_found` to strangers. */
  async see(actor: Actor, id: string): Promise<SeenOrder> {
    const { store, money } = this.#deps;
    const [order, refunds] = await Promise.all([store.processStore.find(id), money.refundsOf([id])]);
    return this.#seen(actor, order, refunds);
  }

  #seen(actor: Actor, order: ServiceOrder, refunds: readonly Refund[]): SeenOrder {
    const [viewer] = viewersOf(actor, order);
    if (!viewer) throw notFound();
    const now = this.#deps.clock.now();
    const steps: string[] = openSteps(serviceProcess, order, relationsOf(actor, order), now);
    const mayPay = viewer === 'resident' && this.#deps.money.duePart(order) !== null;
    if (mayPay && !isOverdue(serviceProcess, order, now)) steps.unshift('pay');
    return { order, viewer, steps, refunds, now };
  }

  /** Takes a step as a person. Throws `not_found`, `forbidden`, `step_closed`, and what the row refuses. */
  async take(
    actor: Actor,
    id: string,
    step: ServiceStep,
    input: StepInput,
    key: string | undefined,
  ): Promise<SeenOrder> {
    const { store, runner } = this.#deps;
    const order = await store.processStore.find(id);
    const by = { kind: 'person', id: personOf(actor), relations: relationsOf(actor, order) } as const;
    await runner.advance(id, step, by, { input, ...(key ? { key } : {}) });
    return this.see(actor, id);
  }

  /** Starts the work with the resident's code; every try counts, on purpose also a refused one. */
  async start(actor: Actor, id: string, code: string, key: string | undefined): Promise<SeenOrder> {
    const { store } = this.#deps;
    for (let round = 0; round < mostTryRounds; round += 1) {
      const seen = await this.see(actor, id);
      const { order } = seen;
      const isRepeated = order.timeline.some((row) => row.step === 'start' && row.key === key);
      if ((key && isRepeated) || !seen.steps.includes('start')) {
        return this.take(actor, id, 'start', { code }, key);
      }
      if (isCodeLocked(order)) throw checkInCodeLocked();
      const counted = await store.countTry(id, order.n);
      if (!counted) continue;
      if (!isSame(counted.checkInCode ?? '', code)) {
        const left = mostCodeTries - counted.codeTries;
        throw left > 0 ? checkInCodeWrong({ left }) : checkInCodeLocked();
      }
      return this.take(actor, id, 'start', { code }, key);
    }
    throw conflict();
  }

  /** A new check-in code, once wrong tries have locked the old one. Throws `check_in_code_open` before. */
  async renewCode(actor: Actor, id: string, key: string | undefined): Promise<SeenOrder> {
    const { order, viewer } = await this.see(actor, id);
    const isRepeated = key !== undefined && order.timeline.some((row) => row.key === key);
    if (viewer === 'resident' && order.state === 'confirmed' && !isRepeated && !isCodeLocked(order)) {
      throw checkInCodeOpen();
    }
    return this.take(actor, id, 'renew_code', {}, key);
  }

  /** The open payment in the way asked for. Throws `step_closed` where nothing is due. */
  async pay(actor: Actor, id: string, request: PayRequest): Promise<SeenOrder> {
    const seen = await this.see(actor, id);
    if (!seen.steps.includes('pay')) {
      // for staff and artisans it is somebody else's step, for the resident one that is over
      if (seen.viewer === 'resident') throw stepClosed({ step: 'pay', state: seen.order.state });
      return this.take(actor, id, 'pay', {}, undefined);
    }
    await this.#deps.money.openInWay(seen.order, request);
    return this.see(actor, id);
  }

  async list(actor: Actor, as: ListAs, filter: ListFilter, request: PageRequest): Promise<Page<SeenOrder>> {
    const whose = whoseOf(actor, as);
    const states = as === 'artisan' ? (filter.states ?? toArtisans).filter(isForArtisans) : filter.states;
    const position = readCursor(request.cursor);
    const rows = await this.#deps.store.list(whose, { ...filter, states }, position, request.limit + 1);
    const keyOf = (order: ServiceOrder) => (as === 'artisan' ? order.startAt : order.bookedAt);
    const page = pageOf(rows, request.limit, (order) => ({ key: keyOf(order).toISOString(), id: order._id }));
    const refunds = await this.#deps.money.refundsOf(page.items.map(({ _id }) => _id));
    const ofOrder = (id: string) => refunds.filter(({ subject }) => subject.id === id);
    return {
      items: page.items.map((order) => this.#seen(actor, order, ofOrder(order._id))),
      next: page.next,
    };
  }

  /** For staff with a reason; the look is recorded before anything is shown. */
  async revealContact(actor: Actor, id: string, reason: string): Promise<Contact> {
    const { order, viewer } = await this.see(actor, id);
    if (viewer !== 'staff') throw notFound();
    const look = { _id: newId('look'), orderId: id, personId: personOf(actor), reason };
    await this.#deps.store.recordLook({ ...look, at: this.#deps.clock.now() });
    return order.contact;
  }
}

const isForArtisans = (state: ServiceState) => toArtisans.includes(state);

function whoseOf(actor: Actor, as: ListAs): Whose {
  const me = personOf(actor);
  if (as === 'resident') return { residentId: me };
  if (as === 'artisan') return { artisanPersonId: me };
  const grids = actor.roles
    .filter(({ role }) => role === 'staff' || role === 'supervisor' || role === 'auditor')
    .map(({ grid }) => grid);
  if (grids.length === 0) throw listNotYours();
  return { grids };
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
