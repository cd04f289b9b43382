import type { SchemaDefinition } from 'mongoose';
import type { HorizonKey, LeadKey, Settings } from '../settings/index.ts';
import type { Listing, Offer } from './listing.ts';

/** What a kind of order adds to the catalogue and to the cards of the shelf. `O`: what its offers say more. */
export interface ListingKind<O extends object = object, L extends Listing = Listing> {
  readonly kind: L['kind'];
  /** The kinds of providers that may offer it; missing: artisans alone. */
  readonly offeredBy?: readonly string[];
  /** The settings that say how many days ahead it can be booked, and how soon. */
  readonly horizon: HorizonKey;
  lead(listing: L): LeadKey;
  /** Stored fields beside those of every listing. */
  readonly fields: SchemaDefinition;
  /** What an offer says where nothing was said. */
  readonly defaults: Partial<O>;
  /** The kind's own fields and nothing else: an allow-list. */
  own(offer: O): O;
  /** Its own fields as they are kept: trimmed, and without what does not belong together. */
  tidied(own: O): O;
  /** What must hold beyond the shape. Throws refusals. */
  validate(offer: Offer & O): void;
  /** Its texts by field, which are judged like the title. */
  texts(own: O): Record<string, string | null>;
  /** Whether it may be offered from another micro-grid than the provider's own. */
  mayStandElsewhere(own: O): boolean;
  /** What its orders freeze of its own fields: nothing that a page does not show. */
  terms(listing: L): object;
  /** What a card shows of its own fields, and what the detail shows beside the card. */
  card(listing: L): object;
  /** By what its card shows of its own fields: whether whoever offers it comes to the door; missing: people go there. */
  isAtHome?(shown: object): boolean;
  detail(listing: L): object;
}

/** A kind without its own types: what catalogue and shelf call with the listings of that kind alone. */
export function defineListingKind<O extends object, L extends Listing & O>(
  kind: ListingKind<O, L>,
): ListingKind {
  return kind as unknown as ListingKind;
}

/** How soon and how many days ahead a listing can be booked, as its grid has it. */
export interface Ahead {
  leadMinutes: number;
  horizonDays: number;
}
export function aheadOf(kind: ListingKind, listing: Listing, settings: Settings): Ahead {
  return { leadMinutes: settings[kind.lead(listing)], horizonDays: settings[kind.horizon] };
}

/** The kinds by name. Throws where a listing is of none: there is no such listing. */
export class ListingKinds {
  readonly all: readonly ListingKind[];
  readonly #byName: ReadonlyMap<string, ListingKind>;

  constructor(kinds: readonly ListingKind[]) {
    this.all = kinds;
    this.#byName = new Map(kinds.map((each) => [each.kind, each]));
  }

  of(listing: { kind: string }): ListingKind {
    const found = this.#byName.get(listing.kind);
    if (!found) throw new Error(`no kind of listing is called ${listing.kind}`);
    return found;
  }
}
