import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import { type ProviderRef, payableTo } from '../../kernel/postings.ts';
import { type Cell, type SheetHead, workbook } from '../../kernel/sheet.ts';
import { type Entry, feesIn, type Ledger } from '../ledger/index.ts';
import type { Orders } from '../orders/index.ts';
import { isBehind, movedBy, spanOf } from './accounting.ts';

export interface OwnStatementDeps {
  books: Pick<Ledger, 'between'>;
  orders: Pick<Orders, 'seek'>;
  /** What a person offers as, or nothing. */
  providerOf(personId: string): Promise<ProviderRef | null>;
  ownWords: SheetHead & { why(step: string): string; opening: string; closing: string };
}
export interface OwnLine {
  id: string;
  at: Date;
  why: string;
  /** Positive: more is owed to the person. */
  fen: number;
  /** What went off it before. */
  feeFen: number;
  behindFen: number;
  order: { id: string; number: string; title: string } | null;
}
export interface OwnStatement {
  openingFen: number;
  /** What orders brought, less what they took back. */
  earnedFen: number;
  feeFen: number;
  /** What went to the person’s WeChat, less what came back. */
  withdrawnFen: number;
  otherFen: number;
  closingFen: number;
  lines: Page<OwnLine>;
}

const nothing = { openingFen: 0, earnedFen: 0, feeFen: 0, withdrawnFen: 0, otherFen: 0, closingFen: 0 };
const portion = 100;

/** What is owed to somebody who offers something, month by month and order by order. */
export class OwnStatements {
  readonly #deps: OwnStatementDeps;

  constructor(deps: OwnStatementDeps) {
    this.#deps = deps;
  }

  async of(personId: string, month: string, request: PageRequest): Promise<OwnStatement> {
    const position = readCursor(request.cursor, 'time');
    const account = await this.#accountOf(personId);
    if (account === null) return { ...nothing, lines: { items: [], next: null } };
    const sums = { ...nothing, openingFen: await this.#openingOf(account, month) };
    const found: { entry: Entry; fen: number; behindFen: number }[] = [];
    let behindFen = sums.openingFen;
    for await (const { entry, fen } of this.#moves(account, month)) {
      behindFen += fen;
      sums.feeFen += feesIn(entry);
      sums[partOf(entry)] += entry.why.startsWith('transfer.') ? 0 - fen : fen;
      if (found.length <= request.limit && isBehind(entry.at, entry._id, position))
        found.push({ entry, fen, behindFen });
    }
    const page = pageOf(found, request.limit, ({ entry }) => ({ key: entry.at.getTime(), id: entry._id }));
    const items = await Promise.all(page.items.map((each) => this.#lineOf(each)));
    return { ...sums, closingFen: behindFen, lines: { items, next: page.next } };
  }

  /** The same as a file for spreadsheets. */
  async export(personId: string, month: string): Promise<AsyncGenerator<Uint8Array>> {
    const { ownWords } = this.#deps;
    const account = await this.#accountOf(personId);
    return workbook({ head: ownWords, portions: this.#rows(account, month) });
  }

  async *#rows(account: string | null, month: string): AsyncGenerator<Cell[][]> {
    const { ownWords } = this.#deps;
    let behindFen = account === null ? 0 : await this.#openingOf(account, month);
    yield [[null, ownWords.opening, null, null, null, null, { fen: behindFen }]];
    let rows: Promise<Cell[]>[] = [];
    if (account !== null) {
      for await (const { entry, fen } of this.#moves(account, month)) {
        behindFen += fen;
        rows.push(this.#rowOf({ entry, fen, behindFen }));
        if (rows.length < portion) continue;
        yield await Promise.all(rows);
        rows = [];
      }
    }
    yield await Promise.all(rows);
    yield [[null, ownWords.closing, null, null, null, null, { fen: behindFen }]];
  }

  async #rowOf(move: { entry: Entry; fen: number; behindFen: number }): Promise<Cell[]> {
    const { at, why, fen, feeFen, behindFen, order } = await this.#lineOf(move);
    const said = [at, this.#deps.ownWords.why(why), order?.number ?? null, order?.title ?? null];
    return [...said, { fen }, feeFen > 0 ? { fen: feeFen } : null, { fen: behindFen }];
  }

  async #lineOf({
    entry,
    fen,
    behindFen,
  }: {
    entry: Entry;
    fen: number;
    behindFen: number;
  }): Promise<OwnLine> {
    const { _id: id, at, why, source } = entry;
    const order = why.startsWith('order.') ? await this.#deps.orders.seek(source) : null;
    return {
      ...{ id, at, why, fen, feeFen: feesIn(entry), behindFen },
      order: order && { id: order._id, number: order.number, title: order.title },
    };
  }

  async #accountOf(personId: string): Promise<string | null> {
    const provider = await this.#deps.providerOf(personId);
    return provider && payableTo(provider);
  }

  async #openingOf(account: string, month: string): Promise<number> {
    let fen = 0;
    for await (const { lines } of this.#deps.books.between({ to: spanOf(month).from, account }))
      fen += owedBy(lines, account);
    return fen;
  }

  async *#moves(account: string, month: string): AsyncGenerator<{ entry: Entry; fen: number }> {
    for await (const entry of this.#deps.books.between({ ...spanOf(month), account }))
      yield { entry, fen: owedBy(entry.lines, account) };
  }
}

/** What the marketplace owes stands as credit in the books. */
function owedBy(lines: Entry['lines'], account: string): number {
  const { debitFen, creditFen } = movedBy(lines, account);
  return creditFen - debitFen;
}

function partOf({ why }: Entry): 'earnedFen' | 'withdrawnFen' | 'otherFen' {
  if (why.startsWith('order.')) return 'earnedFen';
  return why.startsWith('transfer.') ? 'withdrawnFen' : 'otherFen';
}
