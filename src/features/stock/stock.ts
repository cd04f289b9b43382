/** Units that an order holds, until they are handed over or come back. */
export interface StockClaim {
  /** The order's id. */
  id: string;
  personId: string;
  units: number;
}
/** A claim that still waits for its order. */
interface PendingClaim {
  id: string;
  until: Date;
}
export interface StockChange {
  at: Date;
  change: number;
  reason: string;
  /** The same key is the same change. */
  key: string;
}
/** How a listing's units are counted. */
export interface StockRule {
  /** With how many its stock is opened. */
  firstUnits: number;
  /** Each day has units of its own. */
  isDaily: boolean;
}
/** The units of one article: of a listing, or of a listing on one day. `put` is always `left` + `gone` + what the claims hold. */
export interface Stock {
  /** The article. */
  _id: string;
  /** In Asia/Shanghai; null for what is there until it is sold. */
  day: string | null;
  left: number;
  /** All that ever came in, less what was taken out by hand. */
  put: number;
  /** Handed over, or never there although it was counted. */
  gone: number;
  claims: StockClaim[];
  pending: PendingClaim[];
  /** The last changes by hand; `put` holds those of before too. */
  changes: StockChange[];
}

/** What has units of its own. */
export const articleOf = (listingId: string, day: string | null): string =>
  day === null ? listingId : `${listingId}@${day}`;

export const heldUnits = (claims: readonly StockClaim[]): number =>
  claims.reduce((sum, { units }) => sum + units, 0);

/** What does not add up: nothing. */
export const isWrong = ({ left, put, gone, claims }: Stock): boolean =>
  left < 0 || put !== left + gone + heldUnits(claims);
