import type { Cell, SheetHead } from '../../kernel/sheet.ts';
import type { Entry } from '../ledger/index.ts';
import { type Group, groupOf, type StatementLine, type Trial } from './accounting.ts';

/** What the files say beside what stands in the books. */
export interface SheetWords {
  trial: SheetHead;
  journal: SheetHead;
  statement: SheetHead;
  groups: Readonly<Record<Group, string>>;
  /** What moved money, by the step that made the entry. */
  why(step: string): string;
  total: string;
  opening: string;
}

const portion = 500;
const debit = (fen: number): Cell => (fen > 0 ? { fen } : null);
const credit = (fen: number): Cell => (fen < 0 ? { fen: -fen } : null);

export async function* trialRows(
  words: SheetWords,
  { rows, totals }: Pick<Trial, 'rows' | 'totals'>,
): AsyncGenerator<Cell[][]> {
  yield rows.map(({ group, openingFen, debitFen, creditFen, closingFen }) => [
    words.groups[group],
    debit(openingFen),
    credit(openingFen),
    { fen: debitFen },
    { fen: creditFen },
    debit(closingFen),
    credit(closingFen),
  ]);
  const { openingDebitFen, openingCreditFen, debitFen, creditFen, closingDebitFen, closingCreditFen } =
    totals;
  const sums = [openingDebitFen, openingCreditFen, debitFen, creditFen, closingDebitFen, closingCreditFen];
  yield [[words.total, ...sums.map((fen) => ({ fen }))]];
}

/** Every line of every entry: one file holds what an auditor adds up again. */
export async function* journalRows(
  words: SheetWords,
  entries: AsyncIterable<Entry>,
): AsyncGenerator<Cell[][]> {
  yield* portioned(entries, ({ _id, at, why, source, lines }) =>
    lines.map(({ account, fen }) => [
      ...[at, _id, words.why(why), source, words.groups[groupOf(account)], account],
      ...[debit(fen), credit(fen)],
    ]),
  );
}

export async function* statementRows(
  words: SheetWords,
  openingFen: number,
  lines: AsyncIterable<StatementLine>,
): AsyncGenerator<Cell[][]> {
  yield [[null, null, words.opening, null, null, null, null, { fen: openingFen }]];
  yield* portioned(lines, ({ at, id, why, source, others, debitFen, creditFen, behindFen }) => [
    [
      ...[at, id, words.why(why), source, others.join(' ')],
      ...[debit(debitFen), debit(creditFen), { fen: behindFen }],
    ],
  ]);
}

async function* portioned<T>(all: AsyncIterable<T>, rowsOf: (one: T) => Cell[][]): AsyncGenerator<Cell[][]> {
  let rows: Cell[][] = [];
  for await (const one of all) {
    rows.push(...rowsOf(one));
    if (rows.length < portion) continue;
    yield rows;
    rows = [];
  }
  yield rows;
}
