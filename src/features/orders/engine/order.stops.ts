import type { ProviderRef } from '../../../kernel/postings.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { isAtWork, type Provider, type Providers } from '../../providers/index.ts';
import { providerStopped } from './order.errors.ts';
import type { OrderStore } from './order.store.ts';
import type { Order } from './order.ts';
import type { KindRunner, OrderRunners } from './runners.ts';

export interface OrderStopsDeps {
  runners: OrderRunners;
  store: OrderStore;
  providers: Pick<Providers, 'find' | 'onWork'>;
  catalogue: Pick<Catalogue, 'seekListing' | 'on'>;
}

const bySystem = { kind: 'system' } as const;
/** A listing in one of these never comes back as it was. */
const withdrawn = ['retired', 'rejected'];
const pageSize = 100;

/** What becomes of orders whose provider is not at work any more, or whose listing was withdrawn. */
export class OrderStops {
  readonly #deps: OrderStopsDeps;

  constructor(deps: OrderStopsDeps) {
    this.#deps = deps;
    deps.providers.onWork('documents', 'orders: end or stand', (provider) => this.#followProvider(provider));
    deps.catalogue.on(
      ['retire', 'reject'],
      'documents',
      'orders: end what is not agreed',
      ({ _id, ownerId }) => this.#endAll(ownerId, (order) => this.#listingsOf(order).includes(_id)),
    );
    for (const each of deps.runners.all) this.#followSteps(each);
  }

  /** How many orders are agreed with a provider and still to be done. */
  async standingOf(provider: ProviderRef, providerPersonId: string): Promise<number> {
    let count = 0;
    for (const { kind } of this.#deps.runners.all) {
      const states = kind.holding.filter((state) => !kind.stops?.unagreed.includes(state));
      const filter = { kind: kind.kind, states };
      for await (const order of this.#deps.store.each({ providerPersonId }, filter, pageSize))
        if (order.provider.id === provider.id) count += 1;
    }
    return count;
  }

  /** Throws `provider_stopped` where whoever is about to agree is not at work. */
  async requireAtWork(order: Order, step: string): Promise<void> {
    const { stops } = this.#deps.runners.of(order).kind;
    if (stops?.agree.includes(step) && !(await this.#isAtWork(order.provider))) throw providerStopped();
  }

  /** A suspension may have passed by between the look at the provider and the step. */
  #followSteps({ kind: { stops }, runner }: KindRunner): void {
    if (!stops) return;
    runner.onAny('claims', 'orders: looks whether the provider is at work', async (order, row) => {
      if (order.n !== row.n || row.from === null) return;
      if (stops.unagreed.includes(row.to) && row.from !== row.to && !(await this.#isOffered(order)))
        await this.#end(order);
      else if (stops.agree.includes(row.step) && !(await this.#isAtWork(order.provider)))
        await this.#deps.store.markStopped(order, this.#holding(), row.at);
    });
  }

  async #followProvider({ ref, ownerId }: Provider): Promise<void> {
    const { providers, store } = this.#deps;
    const provider = await providers.find(ref);
    const theirs = { provider: ref, providerPersonId: ownerId };
    await store.markStopped(theirs, this.#holding(), isAtWork(provider) ? null : provider.since);
    if (!isAtWork(provider)) await this.#endAll(ownerId, (order) => order.provider.id === ref.id);
  }

  #holding(): string[] {
    return this.#deps.runners.all.flatMap(({ kind }) => kind.holding);
  }

  /** Goes on past one whose payment nobody can tell of now; the whole is tried again for its sake. */
  async #endAll(providerPersonId: string, isMeant: (order: Order) => boolean): Promise<void> {
    const { runners, store } = this.#deps;
    const failures: unknown[] = [];
    for (const { kind } of runners.all) {
      if (!kind.stops) continue;
      const filter = { kind: kind.kind, states: kind.stops.unagreed };
      for await (const order of store.each({ providerPersonId }, filter, pageSize)) {
        if (!isMeant(order) || (await this.#isOffered(order))) continue;
        await this.#end(order).catch((thrown) => failures.push(thrown));
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  async #end(order: Order): Promise<void> {
    const { kind, runner } = this.#deps.runners.of(order);
    for (const step of kind.stops?.steps ?? [])
      if (await runner.tryAdvance(order._id, step, bySystem, { input: {} })) return;
  }

  #listingsOf(order: Order): readonly string[] {
    return this.#deps.runners.of(order).kind.listingsOf?.(order) ?? [order.listingId];
  }
  async #isOffered(order: Order): Promise<boolean> {
    const ids = this.#listingsOf(order);
    const [isAtWork, ...listings] = await Promise.all([
      this.#isAtWork(order.provider),
      ...ids.map((id) => this.#deps.catalogue.seekListing(id)),
    ]);
    return isAtWork && listings.every((listing) => !withdrawn.includes(listing?.state ?? ''));
  }
  async #isAtWork(provider: ProviderRef): Promise<boolean> {
    return isAtWork(await this.#deps.providers.find(provider));
  }
}
