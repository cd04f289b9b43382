import { t } from '../copy.ts';
import { sayFen } from '../format/money.ts';
import type { PriceKind } from '../format/price.ts';
import { cardPartsOf } from '../orders/kinds/cards.ts';
import type { Filter } from './wanted.ts';

const says: Record<Filter, (value: string) => string | undefined> = {
  kind: (kind) => cardPartsOf(kind)?.group,
  priceKind: (kind) => t.priceKind[kind as PriceKind],
  mostFen: (fen) => t.shelf.upTo(sayFen(Number(fen))),
  where: (where) => t.shelf.wheres[where as keyof typeof t.shelf.wheres],
  by: (by) => t.shelf.bys[by as keyof typeof t.shelf.bys],
  tier: (minutes) => t.shelf.tierSays(Number(minutes)),
  leastRating: (stars) => t.shelf.starsFrom(Number(stars)),
  provider: () => t.shelf.onlyOne,
};
/** A filter's value as people say it. */
export const sayFilter = (name: Filter, value: string): string => says[name](value) ?? value;
