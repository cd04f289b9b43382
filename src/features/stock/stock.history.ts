import { heldUnits, type Stock, type StockChange, type StockRule } from './stock.ts';

/** A change, and how many had been put in after it. */
type SummedChange = Pick<StockChange, 'at' | 'change' | 'reason'> & { putUnits: number };

/** What came in and went out, so that it adds up: `put` is `left` + `held` + `gone`, and `first` + the changes. */
export interface StockHistory {
  day: string | null;
  left: number;
  /** Put aside for orders. */
  held: number;
  /** Handed over, or missing when it was packed. */
  gone: number;
  put: number;
  /** What was put in before the first of the changes. */
  first: number;
  changes: SummedChange[];
}

/** Of a stock that nobody has asked for yet there are the first units. */
export function historyOf(stock: Stock | null, day: string | null, { firstUnits }: StockRule): StockHistory {
  const { left, put, gone, claims, changes } = stock ?? {
    ...{ left: firstUnits, put: firstUnits, gone: 0 },
    ...{ claims: [], changes: [] },
  };
  const first = changes.reduce((rest, { change }) => rest - change, put);
  let putUnits = first;
  const summed = changes.map(({ at, change, reason }) => {
    putUnits += change;
    return { at, change, reason, putUnits };
  });
  return { day, left, held: heldUnits(claims), gone, put, first, changes: summed };
}
