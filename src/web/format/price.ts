import { t } from '../copy.ts';
import { sayFen } from './money.ts';

export type PriceKind = 'free' | 'lowfee' | 'market' | 'quote';

/** The price as people say it, with its kind. */
export function sayPrice(kind: PriceKind, fen: number): string {
  return t.price[kind](sayFen(fen));
}
