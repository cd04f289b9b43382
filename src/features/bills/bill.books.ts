import { clearing, operatorsOwn, providerFee } from '../../kernel/postings.ts';
import type { Ledger } from '../ledger/index.ts';
import { paymentEntryIds, refundEntryId } from '../ledger/index.ts';
import type { Payments } from '../payments/index.ts';
import { returnEntryId, type Transfers, transferEntryId } from '../transfers/index.ts';
import type { Flow, MoveKind } from './bill.csv.ts';

export interface BillBooksDeps {
  books: Pick<Ledger, 'bookedOn' | 'since' | 'post'>;
  payments: Pick<Payments, 'seek' | 'check' | 'seekRefund' | 'findRefund' | 'checkRefund'>;
  transfers: Pick<Transfers, 'seekByNumber' | 'find' | 'check'>;
}
/** What the books hold of a movement, and how they can learn of it; null: they know nothing of that number. */
interface Known {
  entryIds: readonly string[];
  heal(): Promise<unknown>;
}
/** What an entry moved, by the name under which a bill has it. */
export interface Booked {
  kind: MoveKind;
  number: string;
  fen: number;
}

const moveOf: Readonly<Record<string, MoveKind>> = {
  'payment.take': 'payment',
  'payment.receive_mismatched': 'payment',
  'payment.receive_late': 'payment',
  'refund.complete': 'refund',
  'refund.settle_by_hand': 'refund',
  'transfer.book': 'transfer',
  'transfer.return': 'transfer_return',
};

/** What our books say of what stands on a bill, and the other way round. */
export class BillBooks {
  readonly #deps: BillBooksDeps;

  constructor(deps: BillBooksDeps) {
    this.#deps = deps;
  }

  /** What is booked of it, after the provider was asked once more where that is not what the bill says; null: unknown. */
  async bookedOf(flow: Flow): Promise<number | null> {
    const known = await this.#known(flow);
    if (!known) return null;
    const booked = await this.#sum(known);
    if (booked === flow.fen) return booked;
    await known.heal();
    return this.#sum(known);
  }

  #sum({ entryIds }: Known): Promise<number> {
    return this.#deps.books.bookedOn(clearing, entryIds);
  }

  async #known({ kind, number }: Flow): Promise<Known | null> {
    const { payments, transfers } = this.#deps;
    if (kind === 'payment') {
      const payment = await payments.seek(number);
      return payment && { entryIds: paymentEntryIds(number), heal: () => payments.check(number) };
    }
    if (kind === 'refund') {
      const refund = await payments.seekRefund(number);
      const id = refund?._id ?? '';
      return refund && { entryIds: [refundEntryId(id)], heal: () => payments.checkRefund(id) };
    }
    if (kind !== 'transfer' && kind !== 'transfer_return') return null;
    const transfer = await transfers.seekByNumber(number);
    if (!transfer) return null;
    const id = transfer._id;
    const entryIds = [kind === 'transfer' ? transferEntryId(id) : returnEntryId(id)];
    return { entryIds, heal: () => transfers.check(id) };
  }

  /** What was booked on the provider's account between two moments. */
  async between(from: Date, to: Date): Promise<Booked[]> {
    const { books, payments, transfers } = this.#deps;
    const entries = (await books.since(clearing, from)).filter(({ at }) => at < to);
    const all = entries.map(async ({ why, source, lines }): Promise<Booked[]> => {
      const kind = moveOf[why];
      if (!kind) return [];
      const fen = lines.reduce((sum, line) => sum + (line.account === clearing ? line.fen : 0), 0);
      if (kind === 'payment') return [{ kind, fen, number: source }];
      if (kind === 'refund') return [{ kind, fen, number: (await payments.findRefund(source)).outRefundNo }];
      return [{ kind, fen, number: (await transfers.find(source)).outBillNo }];
    });
    return (await Promise.all(all)).flat();
  }

  /** What the provider keeps of a payment, or gives back of that. Booked once. */
  async bookFee({ flowNo, fen }: Flow, at: Date, gridPath: string[]): Promise<void> {
    await this.#post(`bill:fee:${flowNo}`, { account: providerFee, fen, at, gridPath, why: 'bill.fee' });
  }

  /** Money of the operator's own that went in or out past us. */
  async bookOwn(id: string, fen: number, at: Date, gridPath: string[]): Promise<void> {
    await this.#post(`bill:own:${id}`, { account: operatorsOwn, fen, at, gridPath, why: 'bill.explain' });
  }

  async #post(
    _id: string,
    entry: { account: string; fen: number; at: Date; gridPath: string[]; why: string },
  ) {
    const { account, fen, ...rest } = entry;
    const lines = [
      { account: clearing, fen },
      { account, fen: -fen },
    ];
    await this.#deps.books.post({ _id, lines, source: _id, ...rest });
  }
}
