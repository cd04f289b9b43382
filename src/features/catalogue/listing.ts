import { adultMetresPerMinute } from '../../kernel/pace.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { ProcessDoc } from '../../kernel/process.ts';
import type { Picture } from '../files/index.ts';
import type { CancelPolicy } from './cancel.policy.ts';

export type PriceKind = 'free' | 'lowfee' | 'market' | 'quote';

/** What every offer says; a kind adds its own. */
export interface Offer {
  /** A leaf of the categories. */
  category: string;
  title: string;
  description: string;
  /** Code of the micro-grid it is offered from. */
  grid: string;
  priceKind: PriceKind;
  /** For a quote the call-out fee. */
  priceFen: number;
  /** The provider's own limit on foot, 5…15 minutes. */
  limitMinutes: number;
  policy: CancelPolicy;
  /** The first stands on its card. */
  pictures: readonly Picture[];
}
/** What an offer says at first; what it leaves out its kind and the catalogue know. */
export type NewOffer = Pick<Offer, 'category' | 'title' | 'priceKind' | 'priceFen'> &
  OfferChange & { kind: string };
/** Pictures are named by their ids, in their order. */
export type OfferChange = Partial<Omit<Offer, 'pictures'>> & { kind?: string; pictures?: string[] };
/** A change beside a listing that stays as it is until the change is approved; one that was rejected stays to be read. */
export interface Revision {
  state: 'pending' | 'rejected';
  /** The whole offer as it shall be, its kind's own fields among them. */
  offer: Offer;
  /** Of the grid that the offer names. */
  gridPath: string[];
  at: Date;
  remindedAt: Date | null;
  rejectReason: string | null;
}
export interface Listing extends Offer, ProcessDoc {
  kind: string;
  provider: ProviderRef;
  /** The person behind the provider; where it is none, its own id. */
  ownerId: string;
  /** Codes from the district down to its grid. */
  gridPath: string[];
  /** Paused by the system because its provider is suspended. */
  held: boolean;
  rejectReason: string | null;
  /** Beside one that is live or paused; nowhere else. */
  revision: Revision | null;
  /** When it came into its state. */
  since: Date;
}

/** The farthest a listing is visible: the tighter of the category's tier and the provider's own limit. */
export function reachMetresOf(tierMinutes: number, limitMinutes: number): number {
  return adultMetresPerMinute * Math.min(tierMinutes, limitMinutes);
}

/** THE rule for shelf, search, detail, slots and ordering. `walkMetres` is null where there is no walk. */
export function isVisible(walkMetres: number | null, tierMinutes: number, limitMinutes: number): boolean {
  return walkMetres !== null && walkMetres <= reachMetresOf(tierMinutes, limitMinutes);
}
