import type mongoose from 'mongoose';
import {
  type Model,
  makePlainStore,
  nullable,
  type PlainStore,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import type { LedgerStore } from './ledger.store.ts';
import { type Entry, fenIn, positionOf, type StoredBalance, sharedPath } from './ledger.ts';

/**
 * The stored sums. Each holds the first `n` entries of its account and names the last of them. An entry is written
 * before the sums follow, so one may be behind, never ahead: whoever reads it looks whether a next entry is there.
 */
export class Balances {
  readonly model: Model;
  readonly #plain: PlainStore<StoredBalance>;
  readonly #entries: Pick<LedgerStore, 'atPositions'>;

  constructor(connection: mongoose.Connection, entries: Pick<LedgerStore, 'atPositions'>) {
    const schema = plainSchema({ n: Number, fen: Number, entryId: nullable(String), gridPath: [String] });
    schema.index({ gridPath: 1, _id: 1 });
    this.#plain = makePlainStore<StoredBalance>(connection, 'balances', schema);
    this.model = this.#plain.model;
    this.#entries = entries;
  }

  /** As they are stored; an account that has none holds nothing yet. */
  async read(accounts: readonly string[]): Promise<StoredBalance[]> {
    const found = await this.model
      .find({ _id: trusted({ $in: [...accounts] }) })
      .lean<StoredBalance[]>()
      .exec();
    const byAccount = new Map(found.map((each) => [each._id, each]));
    return accounts.map((_id) => byAccount.get(_id) ?? { _id, n: 0, fen: 0, entryId: null, gridPath: [] });
  }

  /**
   * Up to `limit` stored balances by name, from behind `position`, of those that start with the prefix; of these grids and
   * what lies below where they are named.
   */
  page(
    prefix: string,
    position: string | null,
    limit: number,
    grids?: readonly string[],
  ): Promise<StoredBalance[]> {
    // A half-open range reads the index; the last character of a name is always below U+FFFF.
    const range = { ...(position ? { $gt: position } : { $gte: prefix }), $lt: `${prefix}\uffff` };
    return this.model
      .find({ _id: trusted(range), ...(grids && { gridPath: trusted({ $in: [...grids] }) }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<StoredBalance[]>()
      .exec();
  }

  /** Brought up to the last entry of each account, and stored so. */
  async caughtUp(held: readonly StoredBalance[]): Promise<StoredBalance[]> {
    let current = [...held];
    for (;;) {
      const next = await this.#entries.atPositions(current.map(({ _id, n }) => positionOf(_id, n + 1)));
      if (next.length === 0) return current;
      current = await this.#followAll(current, next);
    }
  }

  /** Lets the sums follow an entry that has just been written behind them. */
  async follow(held: readonly StoredBalance[], entry: Entry): Promise<void> {
    await this.#followAll(held, [entry]);
  }

  #followAll(held: readonly StoredBalance[], entries: readonly Entry[]): Promise<StoredBalance[]> {
    return Promise.all(
      held.map(async (balance) => {
        const { _id, n, fen, gridPath } = balance;
        const entry = entries.find(({ positions }) => positions?.includes(positionOf(_id, n + 1)));
        if (!entry) return balance;
        const followed = {
          ...{ _id, n: n + 1, fen: fen + fenIn(entry, _id), entryId: entry._id },
          gridPath: n === 0 ? entry.gridPath : sharedPath(gridPath, entry.gridPath),
        };
        await this.#put(followed);
        return followed;
      }),
    );
  }

  /** Where somebody else was quicker, theirs says the same. */
  async #put({ _id, ...sum }: StoredBalance): Promise<void> {
    if (sum.n === 1) await this.#plain.insert({ _id, ...sum });
    else await this.model.updateOne({ _id, n: sum.n - 1 }, { $set: sum });
  }
}
