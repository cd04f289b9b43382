import { type Actor, personOf } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { forbidden, notFound } from '../../kernel/errors.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import { fundOf, linesOf, operatorsOwn } from '../../kernel/postings.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Files } from '../files/index.ts';
import type { Grid, Grids } from '../grids/index.ts';
import type { Ledger } from '../ledger/index.ts';
import { readGrids, readsSpending, spendingRelations, spends } from './fund.access.ts';
import { fundExceeded } from './fund.errors.ts';
import type { FundStore } from './fund.store.ts';
import { type FundLine, type Spending, type SpendingTypes, spendingEntryId, spentAs } from './fund.ts';

export interface FundDeps {
  store: FundStore;
  runner: Runner<SpendingTypes>;
  clock: Clock;
  books: Pick<Ledger, 'balanceOf' | 'postIf' | 'linesOn'>;
  grids: Pick<Grids, 'seek' | 'communityOn'>;
  files: Pick<Files, 'check'>;
}
interface SpendingDraft {
  community: string;
  amountFen: number;
  purpose: string;
  vouchers: readonly string[];
}
export interface SeenFund {
  community: Grid;
  availableFen: number;
  lines: Page<FundLine>;
}

export const bindingOf = (id: string) => ({ kind: 'spending', id });

/** The money of a community’s residents: what comes in by the books, and what its staff spend, two at a time. */
export class Funds {
  readonly #deps: FundDeps;

  constructor(deps: FundDeps) {
    this.#deps = deps;
    deps.runner.on(['approve', 'remind'], 'books', 'funds: books what was approved', ({ _id }) =>
      this.#book(_id),
    );
  }

  /** The fund of the community in which a grid lies. Throws `not_found`. */
  async see(code: string, { limit, cursor }: PageRequest): Promise<SeenFund> {
    const { books, store } = this.#deps;
    const position = readCursor(cursor, 'time');
    const community = await this.#communityOf(code);
    const account = fundOf(community.code);
    const [balance, found] = await Promise.all([
      books.balanceOf(account),
      books.linesOn(account, position, limit),
    ]);
    const spent = found.filter(({ entry }) => entry.why === spentAs).map(({ entry }) => entry.source);
    const purposes = new Map((await store.byIds(spent)).map(({ _id, purpose }) => [_id, purpose]));
    const lines = found.map(({ entry: { _id: id, at, source }, fen }) => {
      return { id, at, fen: 0 - fen, purpose: purposes.get(source) ?? null };
    });
    const page = pageOf(lines, limit, ({ at, id }) => ({ key: at.getTime(), id }));
    return { community, availableFen: 0 - balance, lines: page };
  }

  async #communityOf(code: string): Promise<Grid> {
    const { grids } = this.#deps;
    const grid = await grids.seek(code);
    const found = grid && grids.communityOn(grid.path);
    const community = found && (await grids.seek(found));
    if (!community) throw notFound();
    return community;
  }

  async spendings(actor: Actor, { limit, cursor }: PageRequest): Promise<Page<Spending>> {
    const found = await this.#deps.store.ofGrids(readGrids(actor), readCursor(cursor, 'time'), limit);
    return pageOf(found, limit, ({ proposedAt, _id }) => ({ key: proposedAt.getTime(), id: _id }));
  }

  /** Throws `not_found`, `forbidden`, `picture_refused`, `fund_exceeded`. */
  async propose(actor: Actor, asked: SpendingDraft, key?: string): Promise<Spending> {
    const { runner, books, clock, grids, files, store } = this.#deps;
    const community = await grids.seek(asked.community);
    if (community?.level !== 'community') throw notFound();
    if (!spends(actor, community.path)) throw forbidden();
    const proposedBy = personOf(actor);
    const _id = key ? idOf('spd', `${proposedBy}:${key}`) : newId('spd');
    const standing = key ? await store.spendings.seek(_id) : null;
    if (standing) return standing;
    const leftFen = 0 - (await books.balanceOf(fundOf(community.code)));
    if (asked.amountFen > leftFen) throw fundExceeded({ left: yuan(Math.max(0, leftFen)) });
    const vouchers = await files.check(actor, asked.vouchers, 'voucher', bindingOf(_id));
    const { amountFen } = asked;
    const fields = {
      community: community.code,
      gridPath: [...community.path],
      amountFen,
      vouchers,
      proposedBy,
    };
    const said = { purpose: asked.purpose.trim(), proposedAt: clock.now(), reason: null };
    const by = { kind: 'person', id: proposedBy, relations: ['manager'] } as const;
    return runner.create({ _id, ...fields, ...said }, 'propose', by, { key });
  }

  /** Throws `not_found`, `step_closed`, `forbidden` for who has asked for it. */
  async decide(actor: Actor, id: string, step: 'approve' | 'withdraw', key?: string): Promise<Spending> {
    const spending = await this.#find(actor, id);
    const { runner, store } = this.#deps;
    await runner.takeAs(actor, spendingRelations(actor, spending), spending, step, { key });
    return store.spendings.find(id);
  }
  async refuse(actor: Actor, id: string, reason: string, key?: string): Promise<Spending> {
    const spending = await this.#find(actor, id);
    const input = { reason: reason.trim() };
    return this.#deps.runner.takeAs(actor, spendingRelations(actor, spending), spending, 'refuse', {
      input,
      key,
    });
  }

  async #find(actor: Actor, id: string): Promise<Spending> {
    const spending = await this.#deps.store.spendings.find(id);
    if (!readsSpending(actor, spending.gridPath)) throw notFound();
    return spending;
  }

  /** Behind what the fund holds at this moment, and only where that suffices; nothing else takes it out of `approved`. */
  async #book(id: string): Promise<void> {
    const { store, books, runner, clock } = this.#deps;
    const spending = await store.spendings.find(id);
    if (spending.state !== 'approved') return;
    const { community, amountFen, gridPath } = spending;
    const account = fundOf(community);
    const entry = {
      _id: spendingEntryId(id),
      at: clock.now(),
      lines: linesOf([{ from: operatorsOwn, to: account, fen: amountFen }]),
      why: spentAs,
      source: id,
      gridPath: [...gridPath],
    };
    const isBooked = await books.postIf(entry, async (held) => amountFen <= 0 - (held.get(account) ?? 0));
    await runner.tryAdvance(spending, isBooked ? 'book' : 'lack', { kind: 'system' });
  }
}
