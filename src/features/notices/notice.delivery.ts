import { chinaDate, earliest } from '../../kernel/clock.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import type { Artisan, Artisans } from '../artisans/index.ts';
import type { Catalogue, Listing } from '../catalogue/index.ts';
import type { Grids } from '../grids/index.ts';
import type { Notification, Orders } from '../orders/index.ts';
import type { Payments } from '../payments/index.ts';
import { maskPhone, type People, type Person } from '../people/index.ts';
import {
  isAtWork,
  type Outlet,
  type Outlets,
  type Provider,
  type Providers,
  personBehind,
} from '../providers/index.ts';
import type { Queue, QueueEntry } from '../queue/index.ts';
import type { Notice } from './notice.store.ts';
import { type NoticeTexts, type Params, textsOf } from './notice.text.ts';

/** A notification to one person. The same key delivers it once. */
export interface PersonalNotification {
  personId: string;
  texts: NoticeTexts;
  key: string;
  about: Notice['about'];
}
export interface DeliveryDeps {
  grids: Pick<Grids, 'seek'>;
  people: Pick<People, 'seek' | 'withRole'>;
  artisans: Pick<Artisans, 'on' | 'papersOf'>;
  outlets: { runner: Pick<Outlets['runner'], 'on'> };
  providers: Pick<Providers, 'ofPerson' | 'recipientsOf' | 'onWork'>;
  catalogue: Pick<Catalogue, 'on' | 'categoryOf'>;
  payments: Pick<Payments, 'on' | 'onRefunds'>;
  orders: Pick<
    Orders,
    | 'onAny'
    | 'standingOf'
    | 'notificationsOf'
    | 'notificationsOfPayment'
    | 'notificationsOfRefund'
    | 'refundSteps'
  >;
  queue: Pick<Queue, 'on'>;
  outbox: Pick<OutboxPort, 'onGivenUp'>;
  /** Every sentence by its name; nobody is told of what has none. */
  sentences: Readonly<Record<string, string>>;
  /** Keeps it for the inbox and sends it to the phone. */
  notify(notification: PersonalNotification): Promise<void>;
  /** Keeps it for the inbox alone. */
  keep(notification: PersonalNotification): Promise<unknown>;
  gridOf(person: Person): Promise<string | undefined>;
  /** The notice that a message said, by the message's key. */
  noticeOf(key: string): Promise<Pick<Notice, 'about'> | null>;
}

/** Brings what features say to the people it is meant for. */
export class Delivery {
  readonly #deps: DeliveryDeps;
  constructor(deps: DeliveryDeps) {
    this.#deps = deps;
    this.#subscribeToArtisans();
    this.#subscribeToListings();
    deps.outlets.runner.on(
      ['approve', 'remind'],
      'people',
      'notices: tells who runs it, or staff',
      (outlet, row) => this.#notifyOfOutlet(outlet, row),
    );
    deps.providers.onWork('people', 'notices: tells staff what still stands', (provider) =>
      this.#notifyOfStanding(provider),
    );
    this.#subscribeToOrders();
    this.#subscribeToQueue();
    deps.outbox.onGivenUp((message) => this.#notifyStaff(message));
  }

  /** Staff hear in their inbox, never by a message that may fail as well. */
  async #notifyStaff({ key, personId }: { key: string; personId: string }): Promise<void> {
    const { people, gridOf, sentences, noticeOf, keep } = this.#deps;
    const person = await people.seek(personId);
    const sentence = sentences['message.give_up.staff'];
    if (!person || sentence === undefined) return;
    const { name, phone } = person;
    const grid = await gridOf(person);
    const texts = textsOf(sentence, { name, phone: maskPhone(phone) });
    const about = (await noticeOf(key))?.about ?? null;
    for (const staffId of grid === undefined ? [] : await this.#staffOf(grid)) {
      await keep({ personId: staffId, texts, key: `${key}:give_up`, about });
    }
  }

  #subscribeToOrders(): void {
    const { orders, payments } = this.#deps;
    const deliver = async (all: readonly Notification[]) => {
      for (const each of all) await this.#ofOrder(each);
    };
    orders.onAny('people', 'notices: tells both sides and staff', (order, row) =>
      deliver(orders.notificationsOf(order, row)),
    );
    const wrong = ['receive_mismatched', 'receive_late'] as const;
    payments.on(wrong, 'people', 'notices: tells of money that came wrongly', async (payment, row) =>
      deliver(await orders.notificationsOfPayment(payment, row)),
    );
    payments.onRefunds(
      orders.refundSteps,
      'people',
      'notices: tells of refunds that get stuck',
      async (refund, row) => deliver(await orders.notificationsOfRefund(refund, row)),
    );
  }

  /** Who waits hears when it is their turn, and when they wait for nothing any more. */
  #subscribeToQueue(): void {
    const { queue, catalogue } = this.#deps;
    const send = (entry: QueueEntry, step: string, n: number) => {
      const { title, subject, startAt, offeredAt, offerUntil, offered } = entry;
      const { name: category } = catalogue.categoryOf(entry);
      const answerBy = offerUntil?.toISOString() ?? '';
      const params = {
        title,
        category,
        startAt: (offeredAt ?? startAt).toISOString(),
        answerBy,
        count: offered ?? entry.units,
      };
      return this.#send([entry.personId], `queue.${step}.${subject.kind}`, params, `${entry._id}:${n}`, null);
    };
    queue.on(['offer', 'lapse', 'expire'], 'people', 'notices: tells who waits', (entry, { step, n }) =>
      send(entry, step, n),
    );
    queue.on('leave', 'people', 'notices: tells who waits that it is over', async (entry, { by, n }) => {
      if (by.kind === 'system' && entry.timeline.length > 2) await send(entry, 'leave', n);
    });
  }

  async #ofOrder({ to, template, as, params, key }: Notification): Promise<void> {
    const about = { kind: 'order', id: String(params['orderId']) } as const;
    await this.#send(await this.#peopleOf(to), `${template}.${as}`, params, key, about);
  }

  async #peopleOf(to: Notification['to']): Promise<string[]> {
    if ('personId' in to) return [to.personId];
    if ('role' in to) return (await this.#deps.people.withRole(to.role, [to.grid])).map(({ _id }) => _id);
    return this.#deps.providers.recipientsOf(to.provider);
  }

  async #send(personIds: string[], template: string, params: Params, key: string, about: Notice['about']) {
    const sentence = this.#deps.sentences[template];
    if (sentence === undefined) return;
    const texts = textsOf(sentence, params);
    for (const personId of personIds) await this.#deps.notify({ personId, texts, key, about });
  }

  /** To one person, in the sentence of this name. */
  notify(personId: string, template: string, params: Params, key: string): Promise<void> {
    return this.#send([personId], template, params, key, null);
  }

  /** To the staff who look after a grid, in the sentence of this name. */
  async notifyStaffOf(grid: string, template: string, params: Params, key: string): Promise<void> {
    await this.#send(await this.#staffOf(grid), template, params, key, null);
  }

  /** The staff of the community a grid belongs to. */
  async #staffOf(grid: string): Promise<string[]> {
    const path = (await this.#deps.grids.seek(grid))?.path ?? [];
    return (await this.#deps.people.withRole('staff', path)).map(({ _id }) => _id);
  }

  #subscribeToArtisans(): void {
    const { artisans } = this.#deps;
    const send = (
      artisan: Artisan,
      row: { n: number; step: string; data: { note?: string | null } },
      to: string[],
    ) => {
      const params = { name: artisan.name, ...reasonOf(row.data) };
      const about = { kind: 'artisan', id: artisan._id } as const;
      return this.#send(to, `artisan.${row.step}`, params, `${artisan._id}:${row.n}`, about);
    };
    const own = ['approve', 'suspend', 'restore'] as const;
    artisans.on(own, 'people', 'notices: tells the artisan', (artisan, row) =>
      send(artisan, row, artisan.personId ? [artisan.personId] : []),
    );
    artisans.on('reject', 'people', 'notices: tells who nominated', (artisan, row) =>
      send(artisan, row, [artisan.nominatedBy]),
    );
    artisans.on('remind', 'people', 'notices: reminds staff', async (artisan, row) =>
      send(artisan, row, await this.#staffOf(artisan.grid)),
    );
    artisans.on('remind_papers', 'people', 'notices: tells whose papers end, and staff', (artisan, row) =>
      this.#notifyOfPapers(artisan, row.n),
    );
  }

  /** What is agreed with a provider who is not at work any more is staff's to see to. */
  async #notifyOfStanding(provider: Provider): Promise<void> {
    if (isAtWork(provider)) return;
    const { ref, ownerId, fullName: name, grid, since } = provider;
    const count = await this.#deps.orders.standingOf(ref, ownerId);
    if (count === 0) return;
    const about = { kind: personBehind(ref, ownerId) === null ? 'outlet' : 'artisan', id: ref.id } as const;
    const key = `${ref.id}:${since.getTime()}:orders`;
    await this.#send(await this.#staffOf(grid), 'artisan.orders_stand', { name, count }, key, about);
  }

  /** The papers that end first, as they stand now: they may have been seen again meanwhile. */
  async #notifyOfPapers(artisan: Artisan, row: number): Promise<void> {
    const papers = this.#deps.artisans.papersOf(artisan);
    const ends = earliest(...papers.map(({ until }) => until));
    if (!ends) return;
    const first = papers.filter(({ until }) => until && chinaDate(until) === chinaDate(ends));
    const names = first.map(({ name }) => name).join('、');
    const params = { name: artisan.name, papers: names, untilAt: ends.toISOString() };
    const about = { kind: 'artisan', id: artisan._id } as const;
    const key = `${artisan._id}:${row}`;
    const own = artisan.personId ? [artisan.personId] : [];
    await this.#send(own, 'artisan.remind_papers.own', params, key, about);
    await this.#send(await this.#staffOf(artisan.grid), 'artisan.remind_papers.staff', params, key, about);
  }

  /** Who runs a merchant hears that it is in; staff that one waits. */
  async #notifyOfOutlet({ _id: id, name, grid, roster }: Outlet, { n, step }: { n: number; step: string }) {
    const to = step === 'approve' ? roster.map(({ personId }) => personId) : await this.#staffOf(grid);
    await this.#send(to, `outlet.${step}`, { name }, `${id}:${n}`, { kind: 'outlet', id });
  }

  #subscribeToListings(): void {
    const { catalogue, providers } = this.#deps;
    const send = (
      listing: Listing,
      row: { n: number; step: string; data: { note?: string; fields?: string[] } },
      to: string[],
    ) => {
      const { name: category } = catalogue.categoryOf(listing);
      const params = { title: listing.title, category, ...reasonOf(row.data) };
      const about = { kind: 'listing', id: listing._id } as const;
      return this.#send(to, `listing.${row.step}`, params, `${listing._id}:${row.n}`, about);
    };
    catalogue.on(
      ['approve', 'reject', 'approve_revision', 'reject_revision'],
      'people',
      'notices: tells the owner',
      async (listing, row) => send(listing, row, await providers.recipientsOf(listing.provider)),
    );
    catalogue.on(['remind', 'remind_revision'], 'people', 'notices: reminds staff', async (listing, row) =>
      send(listing, row, await this.#staffOf(listing.grid)),
    );
  }
}

function reasonOf({ note }: { note?: string | null }): Params {
  return typeof note === 'string' ? { reason: note } : {};
}
