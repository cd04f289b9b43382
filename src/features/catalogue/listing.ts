import { adultMetresPerMinute } from '../../kernel/pace.ts';
import type { ProcessDoc } from '../../kernel/process.ts';

const priceKinds = ['free', 'lowfee', 'market', 'quote'] as const;
export type PriceKind = (typeof priceKinds)[number];
export type ServiceWay = 'at_home' | 'at_shop' | 'at_artisan';
export type CancelPolicy = 'flexible' | 'moderate' | 'strict';

/** What the artisan says of an offer. */
export interface Offer {
  /** A leaf of the categories. */
  category: string;
  title: string;
  description: string;
  /** Code of the micro-grid it is offered from. */
  grid: string;
  way: ServiceWay;
  /** Where people come to; null at home. */
  address: string | null;
  /** 15…480 in steps of 15. */
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  priceKind: PriceKind;
  /** For a quote the call-out fee. */
  priceFen: number;
  /** Confirmed without waiting for the artisan. */
  instant: boolean;
  /** The artisan's own limit on foot, 5…15 minutes. */
  limitMinutes: number;
  policy: CancelPolicy;
}
export interface Listing extends Offer, ProcessDoc {
  artisanId: string;
  /** The artisan's person. */
  ownerId: string;
  /** Paused by the server because the artisan is suspended. */
  held: boolean;
  rejectReason: string | null;
  /** When it came into its state. */
  since: Date;
}
export type OfferChange = Partial<Offer>;

/** The farthest a listing is visible: the tighter of the category's tier and the artisan's own limit. */
export function reachMetresOf(tierMinutes: number, limitMinutes: number): number {
  return adultMetresPerMinute * Math.min(tierMinutes, limitMinutes);
}

/** THE rule for shelf, search, detail, slots and ordering. `walkMetres` is null where there is no walk. */
export function isVisible(walkMetres: number | null, tierMinutes: number, limitMinutes: number): boolean {
  return walkMetres !== null && walkMetres <= reachMetresOf(tierMinutes, limitMinutes);
}
