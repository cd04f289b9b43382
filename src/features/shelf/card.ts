import type { ProviderRef } from '../../kernel/postings.ts';
import type { PriceKind } from '../catalogue/index.ts';
import type { Picture } from '../files/index.ts';
import type { SearchText } from './search/words.ts';

/** What a list shows of one live listing. A projection: everything in it is told by other features. */
export interface Card {
  /** The listing's id. */
  _id: string;
  /** Counts the writes; the condition of each, so that an older look never overwrites a newer one. */
  rev: number;
  /** When that was written, by the clock of its server; cards that were never written since say nothing. */
  stampedAt?: Date;
  /** False once the listing is not live any more; such a card is on no grid. */
  shown: boolean;
  grid: string | null;
  /** Codes from the district down to the grid; none where it is on no grid. */
  gridPath: string[];
  /** The farthest it is visible, on foot. */
  reachMetres: number;
  category: string;
  categoryName: string;
  /** The tier of its category that its reach was worked out with. */
  tierMinutes: number;
  kind: string;
  provider: ProviderRef;
  providerName: string;
  /** The calendar that its next start hangs on; null where it has none. */
  calendarId: string | null;
  title: string;
  priceKind: PriceKind;
  priceFen: number;
  /** The first of the listing's pictures; cards that are older than pictures say nothing of it. */
  picture?: Picture | null;
  /** What the kind shows beside this, as it leaves the system. */
  own: object;
  rating: number | null;
  ratingCount: number;
  nextStartAt: Date | null;
  /** When the next start has to be worked out again; null where the card is not shown. */
  refreshAt: Date | null;
  /** What search looks in: title and provider by characters and sounds, the description by its characters. */
  searchTitle: SearchText;
  searchProvider: SearchText;
  searchText: string;
  tokens: string[];
}
/** A card as seen from a place. */
export interface PlacedCard {
  card: Card;
  walkMetres: number;
  /** How many more its provider has that answer as well and are gathered behind it. */
  more?: number;
}
