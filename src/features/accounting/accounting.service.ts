import { type Actor, personOf } from '../../kernel/actor.ts';
import { type AuditPort, asRole } from '../../kernel/audit.ts';
import { forbidden } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import { workbook } from '../../kernel/sheet.ts';
import type { Grids } from '../grids/index.ts';
import type { Entry, Ledger } from '../ledger/index.ts';
import type { People } from '../people/index.ts';
import { gridsRead, readingRole } from './accounting.access.ts';
import { journalRows, type SheetWords, statementRows, trialRows } from './accounting.sheet.ts';
import {
  isBehind,
  type Moved,
  movedBy,
  type Scope,
  type StatementLine,
  spanOf,
  type Trial,
  TrialSum,
} from './accounting.ts';
import type { Closings } from './closing.service.ts';

export interface AccountingDeps {
  books: Pick<Ledger, 'between' | 'closings'>;
  closings: Closings;
  people: Pick<People, 'namesOf'>;
  grids: Pick<Grids, 'pathOf'>;
  audit: AuditPort;
  words: SheetWords;
}
export interface LedgerQuery {
  month: string;
  grid?: string | undefined;
}
export interface Statement extends Moved {
  openingFen: number;
  closingFen: number;
  lines: Page<StatementLine>;
}

/** The books as an accountant reads them: a month at a time, of the grids that somebody is there for. */
export class Accounting {
  readonly #deps: AccountingDeps;

  constructor(deps: AccountingDeps) {
    this.#deps = deps;
  }

  /** Throws `forbidden` where the grid is none of theirs. */
  async trial(actor: Actor, asked: LedgerQuery): Promise<Trial> {
    const { closings, people } = this.#deps;
    const scope = this.#scope(actor, asked);
    const closing = await closings.seek(asked.month);
    const by = closing?.by ?? '';
    return {
      ...(await this.#trialOf(scope)),
      closed: closing && { at: closing.at, by: (await people.namesOf([by])).get(by) ?? '' },
      canClose: closing === null && (await closings.mayClose(actor, asked.month)),
    };
  }

  /** What is closed is taken as it was closed; only what is open is added up. */
  async #trialOf({ month, grids }: Scope): Promise<Pick<Trial, 'rows' | 'totals'>> {
    const { books } = this.#deps;
    const { from, to } = spanOf(month);
    const sum = new TrialSum();
    const closed = (await books.closings()).filter(({ source }) => source <= month);
    for (const { source, turnovers = [] } of closed) {
      const theirs = turnovers.filter(({ gridPath }) => gridPath.some((code) => grids.includes(code)));
      sum.addTurnovers(theirs, source < month);
    }
    const last = closed.at(-1)?.source;
    const open = { to, grids, ...(last !== undefined && { from: spanOf(last).to }) };
    for await (const { at, lines } of books.between(open)) sum.add(lines, at < from);
    return sum.result();
  }

  /** What moved an account, or all that begin with its name, the earliest first. Throws `forbidden`. */
  async statement(
    actor: Actor,
    asked: LedgerQuery & { account: string },
    request: PageRequest,
  ): Promise<Statement> {
    const { account } = asked;
    const position = readCursor(request.cursor, 'time');
    const scope = this.#scope(actor, asked);
    const openingFen = await this.#openingOf(scope, account);
    const sums = { debitFen: 0, creditFen: 0 };
    const found: StatementLine[] = [];
    for await (const line of this.#linesOf(scope, account, openingFen)) {
      sums.debitFen += line.debitFen;
      sums.creditFen += line.creditFen;
      if (found.length <= request.limit && isBehind(line.at, line.id, position)) found.push(line);
    }
    const lines = pageOf(found, request.limit, ({ at, id }) => ({ key: at.getTime(), id }));
    return { openingFen, ...sums, closingFen: openingFen + sums.debitFen - sums.creditFen, lines };
  }

  async #openingOf({ month, grids }: Scope, account: string): Promise<number> {
    let fen = 0;
    for await (const { lines } of this.#deps.books.between({ to: spanOf(month).from, grids, account })) {
      const { debitFen, creditFen } = movedBy(lines, account);
      fen += debitFen - creditFen;
    }
    return fen;
  }

  async *#linesOf(
    { month, grids }: Scope,
    account: string,
    openingFen: number,
  ): AsyncGenerator<StatementLine> {
    let behindFen = openingFen;
    for await (const entry of this.#deps.books.between({ ...spanOf(month), grids, account })) {
      const moved = movedBy(entry.lines, account);
      behindFen += moved.debitFen - moved.creditFen;
      yield lineOf(entry, account, moved, behindFen);
    }
  }

  /**
   * The same as a file for spreadsheets: the trial balance and every line behind it, or the statement of one account. That it
   * was exported is on the trail before the first byte is given. Throws `forbidden`.
   */
  async export(
    actor: Actor,
    asked: LedgerQuery & { account?: string | undefined },
  ): Promise<AsyncGenerator<Uint8Array>> {
    const { account, month } = asked;
    const { words, books } = this.#deps;
    const scope = this.#scope(actor, asked);
    await this.#record(actor, asked, scope);
    const { grids } = scope;
    if (account === undefined) {
      return workbook(
        { head: words.trial, portions: trialRows(words, await this.#trialOf(scope)) },
        { head: words.journal, portions: journalRows(words, books.between({ ...spanOf(month), grids })) },
      );
    }
    const openingFen = await this.#openingOf(scope, account);
    const portions = statementRows(words, openingFen, this.#linesOf(scope, account, openingFen));
    return workbook({ head: words.statement, portions });
  }

  async #record(
    actor: Actor,
    { month, grid, account }: LedgerQuery & { account?: string | undefined },
    { grids }: Scope,
  ) {
    const path = grid === undefined ? undefined : this.#deps.grids.pathOf(grid);
    await this.#deps.audit.record({
      key: newId('export'),
      actorId: personOf(actor),
      ...asRole(readingRole(actor, path)),
      action: 'ledger.export',
      target: { kind: 'ledger', id: 'export' },
      gridPath: grids,
      after: { month, grid: grid ?? null, account: account ?? null },
    });
  }

  #scope(actor: Actor, { month, grid }: LedgerQuery): Scope {
    if (grid === undefined) return { month, grids: gridsRead(actor) };
    if (!readingRole(actor, this.#deps.grids.pathOf(grid))) throw forbidden();
    return { month, grids: [grid] };
  }
}

function lineOf(entry: Entry, account: string, moved: Moved, behindFen: number): StatementLine {
  const { _id: id, at, happenedAt = null, why, source, lines } = entry;
  const others = [...new Set(lines.map((line) => line.account))].filter(
    (other) => other !== account && !other.startsWith(`${account}:`),
  );
  return { id, at, happenedAt, why, source, others, ...moved, behindFen };
}
