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
/** The units of one listing. `put` is always `left` + `gone` + what the claims hold. */
export interface Stock {
  /** The listing's id. */
  _id: string;
  left: number;
  /** All that ever came in, less what was taken out by hand. */
  put: number;
  /** Handed over, or never there although it was counted. */
  gone: number;
  claims: StockClaim[];
  pending: PendingClaim[];
  /** Every change by hand. */
  changes: StockChange[];
}

export const heldUnits = (claims: readonly StockClaim[]): number =>
  claims.reduce((sum, { units }) => sum + units, 0);

/** What does not add up: nothing. */
export const isWrong = ({ left, put, gone, claims }: Stock): boolean =>
  left < 0 || put !== left + gone + heldUnits(claims);
