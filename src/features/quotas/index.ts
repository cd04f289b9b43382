import type mongoose from 'mongoose';
import { after, type Clock } from '../../kernel/clock.ts';
import { conflict } from '../../kernel/errors.ts';
import type { SettingReader } from '../settings/index.ts';
import { limitReached } from './quota.errors.ts';
import { QuotaStore } from './quota.store.ts';
import { quotaLasts, type Use } from './quota.ts';

export { limitReached } from './quota.errors.ts';
export type { Use } from './quota.ts';

export interface QuotaDeps {
  connection: mongoose.Connection;
  clock: Clock;
  settings: SettingReader;
}
const mostTries = 50;
const idOfUse = ({ key, of }: Pick<Use, 'key' | 'of'>) => [key, ...of].join(':');

export class Quotas {
  readonly #store: QuotaStore;
  readonly #clock: Clock;
  readonly #settings: SettingReader;

  constructor(store: QuotaStore, { clock, settings }: Pick<QuotaDeps, 'clock' | 'settings'>) {
    this.#store = store;
    this.#clock = clock;
    this.#settings = settings;
  }

  /** Counts one more, as the grid allows it. Idempotent per id. Throws `limit_reached`. */
  async take(use: Use, grid: string): Promise<void> {
    const most = this.#settings.of(grid)[use.key];
    const id = idOfUse(use);
    const now = this.#clock.now();
    const held = { id: use.id, until: after(now, quotaLasts[use.key]) };
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (await this.#store.hold(id, held, most)) return;
      const standing = (await this.#store.seek(id))?.held ?? [];
      if (standing.some((each) => each.id === use.id)) return;
      if (standing.some(({ until }) => until <= now)) await this.#store.sweep(id, now);
      else if (standing.length >= most) throw limitReached(use.key, most);
    }
    throw conflict();
  }

  /** Does something that counts; where it is refused nothing has counted. */
  async within<R>(use: Use, grid: string, run: () => Promise<R>): Promise<R> {
    await this.take(use, grid);
    try {
      return await run();
    } catch (thrown) {
      await this.free(use);
      throw thrown;
    }
  }

  /** It counts no more. Again, nothing happens. */
  free(use: Use): Promise<void> {
    return this.#store.free(idOfUse(use), use.id);
  }
}

/** How often one person may do what costs others something: each quota counted in one document. */
export function makeQuotas({ connection, ...deps }: QuotaDeps) {
  const store = new QuotaStore(connection);
  return { api: new Quotas(store, deps), parts: { routes: {}, access: [], models: [store.model] } };
}
