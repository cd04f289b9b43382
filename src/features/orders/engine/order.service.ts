import type { Actor } from '../../../kernel/actor.ts';
import type { AuditPort } from '../../../kernel/audit.ts';
import { after, type Clock, chinaDate } from '../../../kernel/clock.ts';
import { conflict, notFound, stepClosed } from '../../../kernel/errors.ts';
import { type Names, noNames, takersOf } from '../../../kernel/history.ts';
import { isOverdue } from '../../../kernel/process.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Files } from '../../files/index.ts';
import type { Refund } from '../../payments/index.ts';
import type { People } from '../../people/index.ts';
import { personBehind } from '../../providers/index.ts';
import { isCodeLocked, isSameCode, mostCodeTries } from './check-in.ts';
import { type ClaimPorts, claimWaits, type OrderKind, showsCodeTo } from './kind.ts';
import { relationsOf, type Viewer, viewersOf, worksForGrid } from './order.access.ts';
import { checkInCodeLocked, checkInCodeOpen, checkInCodeWrong } from './order.errors.ts';
import type { OrderPayments } from './order.payments.ts';
import { checkPictures } from './order.pictures.ts';
import type { OrderStops } from './order.stops.ts';
import type { OrderStore } from './order.store.ts';
import { recordOfLook } from './order.trail.ts';
import { type Contact, type Order, type PayRequest, payerIdOf } from './order.ts';
import type { OrderRunners } from './runners.ts';

export interface OrderServiceDeps {
  store: OrderStore;
  runners: OrderRunners;
  money: OrderPayments;
  clock: Clock;
  audit: AuditPort;
  files: Pick<Files, 'check'>;
  stops: Pick<OrderStops, 'requireAtWork'>;
  ports: ClaimPorts;
  catalogue: Pick<Catalogue, 'seekListing'>;
  people: Pick<People, 'namesOf'>;
}
/** An order, as whom the viewer sees it, and what they may do next. */
export interface SeenOrder {
  order: Order;
  kind: OrderKind;
  viewer: Viewer;
  /** The open rows, and `pay` where the resident has something to pay. */
  steps: string[];
  /** Money on its way back or there already, whatever sent it. */
  refunds: readonly Refund[];
  /** Whether it is for the viewer to pay. */
  isPayer: boolean;
  /** Whether the viewer ordered it for somebody else. */
  isOrderer: boolean;
  /** Of the people who had to do with it, for who works for its grid; of those on duty, for each other. */
  names: Names;
  now: Date;
}
/** What a step is given; pictures by their ids. */
export type StepInput = Record<string, unknown> & { pictures?: readonly string[] };

const mostTryRounds = 8;

/** What people do with their orders. */
export class OrderService {
  readonly #deps: OrderServiceDeps;

  constructor(deps: OrderServiceDeps) {
    this.#deps = deps;
  }

  /** Throws `not_found` to strangers. */
  async see(actor: Actor, id: string): Promise<SeenOrder> {
    const { store, money } = this.#deps;
    const [order, refunds] = await Promise.all([store.find(id), money.refundsOf([id])]);
    return this.#named(this.#seen(actor, order, refunds));
  }

  async #named(seen: SeenOrder): Promise<SeenOrder> {
    const [named] = await this.#allNamed([seen]);
    return named ?? seen;
  }
  /** With the names that the viewer may know. */
  async #allNamed(all: readonly SeenOrder[]): Promise<SeenOrder[]> {
    const known = new Map(all.map((seen) => [seen, knownTo(seen)]));
    const ids = [...known.values()].flat();
    if (ids.length === 0) return [...all];
    const names = await this.#deps.people.namesOf(ids);
    return all.map((seen) => {
      const theirs = (known.get(seen) ?? []).map((id) => [id, names.get(id) ?? ''] as const);
      return { ...seen, names: new Map(theirs) };
    });
  }

  /** An order as it was just left, for the same viewer. */
  async seeAs(actor: Actor, order: Order): Promise<SeenOrder> {
    // money that was never asked for cannot be on its way back
    const isUntouched = order.advanceFen === 0 && order.paid.length === 0 && order.timeline.length <= 2;
    const refunds = isUntouched ? [] : await this.#deps.money.refundsOf([order._id]);
    return this.#named(this.#seen(actor, order, refunds));
  }

  #seen(actor: Actor, order: Order, refunds: readonly Refund[]): SeenOrder {
    const { kind, runner } = this.#deps.runners.of(order);
    const [viewer] = viewersOf(actor, order, kind);
    if (!viewer) throw notFound();
    const now = this.#deps.clock.now();
    const steps: string[] = runner.openSteps(order, relationsOf(actor, order, kind));
    const isPayer = actor.personId === payerIdOf(order);
    const isOrderer = actor.personId === order.orderedBy?.personId;
    const mayPay = isPayer && this.#deps.money.due(order) !== null;
    if (mayPay && !isOverdue(runner.table, order, now)) steps.unshift('pay');
    return { order, kind, viewer, steps, refunds, isPayer, isOrderer, names: noNames, now };
  }

  /** Takes a step as a person. Throws `not_found`, `forbidden`, `step_closed`, `provider_stopped`, `picture_refused`, and what the row or its claim refuses. */
  async take(
    actor: Actor,
    id: string,
    step: string,
    input: StepInput,
    key: string | undefined,
  ): Promise<SeenOrder> {
    const order = await this.#deps.store.find(id);
    const { kind, runner } = this.#deps.runners.of(order);
    const relations = relationsOf(actor, order, kind);
    const { pictures: ids = [], ...said } = input;
    // a step that is not open is refused as such, and a repeated one needs no pictures
    const isOpen = runner.openSteps(order, relations).includes(step);
    if (isOpen) await this.#deps.stops.requireAtWork(order, step);
    const given = isOpen ? await this.#reserved(order, step, said, key) : said;
    const pictures =
      isOpen && ids.length > 0 ? await checkPictures(this.#deps.files, actor, order, kind, step, ids) : [];
    const taken = { input: pictures.length > 0 ? { ...given, pictures } : given, key };
    return this.seeAs(actor, await runner.takeAs(actor, relations, order, step, taken));
  }

  /** What a step is given once it has claimed what it needs. */
  async #reserved(order: Order, step: string, input: StepInput, key: string | undefined): Promise<StepInput> {
    const { runners, catalogue, clock, ports } = this.#deps;
    const reserve = runners.of(order).kind.reserving?.[step];
    if (!reserve) return input;
    const listing = await catalogue.seekListing(order.listingId);
    if (!listing) throw stepClosed({ step, state: order.state });
    const until = after(clock.now(), claimWaits);
    return { ...input, ...(await reserve(ports, order, { input, listing, until, key })) };
  }

  /** Takes the step that asks for the check-in code; every try counts, on purpose also a refused one. */
  async takeWithCode(
    actor: Actor,
    id: string,
    step: string,
    input: StepInput & { code: string },
    key: string | undefined,
  ): Promise<SeenOrder> {
    const { store } = this.#deps;
    for (let round = 0; round < mostTryRounds; round += 1) {
      const seen = await this.see(actor, id);
      const { order } = seen;
      const isRepeated = order.timeline.some((row) => row.step === step && row.key === key);
      if ((key && isRepeated) || !seen.steps.includes(step)) return this.take(actor, id, step, input, key);
      if (isCodeLocked(order)) throw checkInCodeLocked();
      const counted = await store.countTry(id, order.n);
      if (!counted) continue;
      if (!isSameCode(counted.checkInCode ?? '', input.code)) {
        const left = mostCodeTries - counted.codeTries;
        throw left > 0 ? checkInCodeWrong({ left }) : checkInCodeLocked();
      }
      return this.take(actor, id, step, input, key);
    }
    throw conflict();
  }

  /** A new check-in code, once wrong tries have locked the old one. Throws `check_in_code_open` before. */
  async renewCode(actor: Actor, id: string, key: string | undefined): Promise<SeenOrder> {
    const { order, viewer, kind } = await this.see(actor, id);
    const isRepeated = key !== undefined && order.timeline.some((row) => row.key === key);
    const isShown = kind.code?.states.includes(order.state) ?? false;
    if (viewer === showsCodeTo(kind) && isShown && !isRepeated && !isCodeLocked(order))
      throw checkInCodeOpen();
    return this.take(actor, id, 'renew_code', {}, key);
  }

  /** The open payment in the way asked for. Throws `step_closed` where nothing is due. */
  async pay(actor: Actor, id: string, request: PayRequest): Promise<SeenOrder> {
    const seen = await this.see(actor, id);
    if (!seen.steps.includes('pay')) {
      // for staff and providers it is somebody else's step, for the resident one that is over
      if (seen.viewer === 'resident') throw stepClosed({ step: 'pay', state: seen.order.state });
      return this.take(actor, id, 'pay', {}, undefined);
    }
    await this.#deps.money.openInWay(seen.order, request);
    return this.see(actor, id);
  }

  /** Several orders as one viewer sees them. */
  async seeAll(actor: Actor, all: readonly Order[]): Promise<SeenOrder[]> {
    const refunds = await this.#deps.money.refundsOf(all.map(({ _id }) => _id));
    const ofOrder = (id: string) => refunds.filter(({ subject }) => subject.id === id);
    return this.#allNamed(all.map((order) => this.#seen(actor, order, ofOrder(order._id))));
  }

  /** For staff with a reason; the look is on the trail before anything is shown. */
  async revealContact(actor: Actor, id: string, reason: string, key?: string): Promise<Contact> {
    const { order, viewer } = await this.see(actor, id);
    if (viewer !== 'staff') throw notFound();
    const { audit, clock } = this.#deps;
    await audit.record(recordOfLook(order, { actor, reason, key, on: chinaDate(clock.now()) }));
    return order.contact;
  }
}

/** Whose names a viewer may know: who works for the grid everybody's, who is on duty those of who acted for the provider. */
function knownTo({ order, viewer }: SeenOrder): string[] {
  if (worksForGrid(viewer)) return [order.residentId, ...takersOf(order.timeline)];
  const isShared = viewer === 'provider' && personBehind(order.provider, order.providerPersonId) === null;
  return isShared ? takersOf(order.timeline.filter(({ by }) => by.as === 'provider')) : [];
}
