import type { TimelineRow } from '../../kernel/process.ts';
import type { Artisan, Artisans } from '../artisans/index.ts';
import type { Catalogue, Listing } from '../catalogue/index.ts';
import type { Grids } from '../grids/index.ts';
import type { Notification } from '../orders/index.ts';
import type { People } from '../people/index.ts';
import type { Notice } from './notice.store.ts';
import { type Params, sentenceOf } from './notice.text.ts';

/** A notification to one person. The same key delivers it once. */
export interface PersonalNotification {
  personId: string;
  text: string;
  key: string;
  about: Notice['about'];
}
export interface DeliveryDeps {
  grids: Pick<Grids, 'seek'>;
  people: Pick<People, 'withRole'>;
  artisans: Pick<Artisans, 'seek' | 'on'>;
  catalogue: Pick<Catalogue, 'on'>;
  notify(notification: PersonalNotification): Promise<void>;
}

/** Brings what features say to the people it is meant for. */
export class Delivery {
  readonly #deps: DeliveryDeps;
  constructor(deps: DeliveryDeps) {
    this.#deps = deps;
    this.#subscribeToArtisans();
    this.#subscribeToListings();
  }

  /** A message about an order, from the order's own steps. */
  async ofOrder({ to, template, as, params, key }: Notification): Promise<void> {
    const about = { kind: 'order', id: String(params['orderId']) } as const;
    await this.#send(await this.#peopleOf(to), `${template}.${as}`, params, key, about);
  }

  async #peopleOf(to: Notification['to']): Promise<string[]> {
    if ('personId' in to) return [to.personId];
    if ('role' in to) return (await this.#deps.people.withRole(to.role, [to.grid])).map(({ _id }) => _id);
    const artisan = await this.#deps.artisans.seek(to.artisanId);
    return artisan?.personId ? [artisan.personId] : [];
  }

  async #send(personIds: string[], template: string, params: Params, key: string, about: Notice['about']) {
    const text = sentenceOf(template, params);
    if (text === null) return;
    for (const personId of personIds) await this.#deps.notify({ personId, text, key, about });
  }

  /** The staff of the community a grid belongs to. */
  async #staffOf(grid: string): Promise<string[]> {
    const path = (await this.#deps.grids.seek(grid))?.path ?? [];
    return (await this.#deps.people.withRole('staff', path)).map(({ _id }) => _id);
  }

  #subscribeToArtisans(): void {
    const { artisans } = this.#deps;
    type Step = 'approve' | 'reject' | 'suspend' | 'restore' | 'remind';
    const say = (step: Step, to: (artisan: Artisan) => Promise<string[]>) =>
      artisans.on(step, 'notices', async (artisan, row) => {
        const params = { name: artisan.name, ...reasonOf(row) };
        const about = { kind: 'artisan', id: artisan._id } as const;
        await this.#send(await to(artisan), `artisan.${step}`, params, `${artisan._id}:${row.n}`, about);
      });
    const self = async ({ personId }: Artisan) => (personId ? [personId] : []);
    say('approve', self);
    say('suspend', self);
    say('restore', self);
    say('reject', async ({ nominatedBy }) => [nominatedBy]);
    say('remind', ({ grid }) => this.#staffOf(grid));
  }

  #subscribeToListings(): void {
    const { catalogue } = this.#deps;
    const say = (step: 'approve' | 'reject' | 'remind', to: (listing: Listing) => Promise<string[]>) =>
      catalogue.on(step, 'notices', async (listing, row) => {
        const params = { title: listing.title, ...reasonOf(row) };
        const about = { kind: 'listing', id: listing._id } as const;
        await this.#send(await to(listing), `listing.${step}`, params, `${listing._id}:${row.n}`, about);
      });
    say('approve', async ({ ownerId }) => [ownerId]);
    say('reject', async ({ ownerId }) => [ownerId]);
    say('remind', ({ grid }) => this.#staffOf(grid));
  }
}

function reasonOf(row: TimelineRow): Params {
  const reason = row.data['note'];
  return typeof reason === 'string' ? { reason } : {};
}
