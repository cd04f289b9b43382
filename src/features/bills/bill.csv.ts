/** What a line moved on the merchant's balance. */
export type MoveKind = 'payment' | 'refund' | 'transfer' | 'transfer_return' | 'fee' | 'other';
export interface Flow {
  kind: MoveKind;
  /** Our number of the business; of what was done in the console the provider's own. */
  number: string;
  /** The provider's number of this one line. */
  flowNo: string;
  /** As the bill calls it. */
  said: string;
  /** What came is positive. */
  fen: number;
  balanceFen: number;
}
export interface Trade {
  kind: 'payment' | 'refund';
  number: string;
  /** What was paid in, or given back. */
  fen: number;
}

/** A bill that is not what it should be: nothing of it is believed. */
export class BillUnreadable extends Error {}

/** `12.05` → 1205, as text and never as a float. Throws `BillUnreadable`. */
export function fenOfYuan(text: string): number {
  const match = /^(-?)(\d{1,11})(?:\.(\d{1,2})0*)?$/.exec(text.trim());
  if (!match) throw new BillUnreadable(`${text} is no amount in yuan`);
  const [, sign, whole = '', part = ''] = match;
  const fen = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return sign === '-' && fen !== 0 ? -fen : fen;
}

type Row = Readonly<Record<string, string>>;
interface Table {
  rows: Row[];
  totals: Row;
}

const cellsOf = (line: string): string[] => line.replace(/^`/, '').split(',`');

/** Captions, rows whose cells begin with a backtick, captions of the totals, totals. Throws `BillUnreadable`. */
function tableOf(text: string): Table {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const [captions = '', ...rest] = lines;
  const totals = rest.at(-1);
  const totalCaptions = rest.at(-2);
  if (totals === undefined || totalCaptions === undefined || totalCaptions.startsWith('`'))
    throw new BillUnreadable('it ends without totals');
  const keyed = (names: string, line: string): Row => {
    const [columns, cells] = [names.split(','), cellsOf(line)];
    if (!line.startsWith('`') || cells.length !== columns.length)
      throw new BillUnreadable(`${cells.length} cells under ${columns.length} captions`);
    return Object.fromEntries(columns.map((name, at) => [name.trim(), (cells[at] ?? '').trim()]));
  };
  return {
    rows: rest.slice(0, -2).map((line) => keyed(captions, line)),
    totals: keyed(totalCaptions, totals),
  };
}

function cell(row: Row, name: string): string {
  const value = row[name];
  if (value === undefined) throw new BillUnreadable(`it has no column ${name}`);
  return value;
}

function requireSum(totals: Row, name: string, said: number): void {
  const total = /数$/.test(name) ? Number(cell(totals, name)) : fenOfYuan(cell(totals, name));
  if (total !== said) throw new BillUnreadable(`${name} says ${total}, its lines come to ${said}`);
}

const sumOf = <T>(all: readonly T[], fen: (each: T) => number) =>
  all.reduce((total, each) => total + fen(each), 0);

/** Payments and refunds of a trade bill, checked against its totals; none on a day without a bill. Throws `BillUnreadable`. */
export function readTrades(text: string): Trade[] {
  if (text === '') return [];
  const { rows, totals } = tableOf(text);
  const trades = rows.map((row): Trade => {
    const state = cell(row, '交易状态');
    if (state === 'SUCCESS')
      return { kind: 'payment', number: cell(row, '商户订单号'), fen: fenOfYuan(cell(row, '订单金额')) };
    if (state === 'REFUND')
      return { kind: 'refund', number: cell(row, '商户退款单号'), fen: fenOfYuan(cell(row, '申请退款金额')) };
    throw new BillUnreadable(`${state} is no state of a trade`);
  });
  const of = (kind: Trade['kind']) => trades.filter((each) => each.kind === kind);
  requireSum(totals, '总交易单数', trades.length);
  requireSum(
    totals,
    '订单总金额',
    sumOf(of('payment'), ({ fen }) => fen),
  );
  requireSum(
    totals,
    '申请退款总金额',
    sumOf(of('refund'), ({ fen }) => fen),
  );
  return trades;
}

function kindOf(said: string, isIncome: boolean): MoveKind {
  if (said.includes('手续费')) return 'fee';
  if (said === '交易') return 'payment';
  if (said === '退款') return 'refund';
  if (said.startsWith('商家转账')) return isIncome ? 'transfer_return' : 'transfer';
  return 'other';
}

/** Every movement of a fund-flow bill in its order, checked against its totals. Throws `BillUnreadable`. */
export function readFlows(text: string): Flow[] {
  if (text === '') return [];
  const { rows, totals } = tableOf(text);
  const flows = rows.map((row): Flow => {
    const direction = cell(row, '收支类型');
    if (direction !== '收入' && direction !== '支出')
      throw new BillUnreadable(`${direction} is neither 收入 nor 支出`);
    const fen = fenOfYuan(cell(row, '收支金额(元)'));
    const said = cell(row, '业务类型');
    return {
      kind: kindOf(said, direction === '收入'),
      number: cell(row, '业务凭证号') || cell(row, '资金流水单号'),
      flowNo: cell(row, '资金流水单号'),
      said,
      fen: direction === '收入' ? fen : -fen,
      balanceFen: fenOfYuan(cell(row, '账户结余(元)')),
    };
  });
  requireSum(totals, '资金流水总笔数', flows.length);
  requireSum(
    totals,
    '收入金额',
    sumOf(flows, ({ fen }) => Math.max(0, fen)),
  );
  requireSum(
    totals,
    '支出金额',
    sumOf(flows, ({ fen }) => Math.max(0, -fen)),
  );
  return flows;
}
