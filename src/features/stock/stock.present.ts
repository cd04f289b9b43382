import type { components } from '../../contract/types.gen.ts';
import type { StockHistory } from './stock.history.ts';

type Shown = components['schemas']['StockHistory'];

/** For whoever offers it; the last change first. */
export function presentHistory({ day, left, held, gone, put, first, changes }: StockHistory): Shown {
  const shown = changes.map(({ at, change, reason, putUnits }) => ({
    ...{ change, putUnits },
    at: at.toISOString(),
    reason: reason as Shown['changes'][number]['reason'],
  }));
  return { day, left, held, gone, put, first, changes: shown.reverse() };
}
