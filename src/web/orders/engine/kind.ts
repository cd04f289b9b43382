import type { Component } from 'vue';
import type { components } from '../../../contract/types.gen.ts';
import type { StepAction } from '../../parts/step-action.ts';

type Schemas = components['schemas'];
/** What every kind shows; what one kind shows beside this, its own parts alone know. */
export type Order = Schemas['OrderCommon'];
export type Listing = Schemas['ListingCommon'];
export type ShelfListing = Schemas['ShelfListingCommon'];
export type Card = Schemas['CardCommon'];

/** One line among facts. */
export interface Fact {
  says: string;
  value: string;
  strong?: true;
}
type Words = Readonly<Record<string, string>>;

/** The words of a kind's states and steps; a step without one here is said as in every kind. */
interface KindWords {
  states: Words;
  events: Words;
  steps: Words;
}

/** How orders of a kind are shown and what their own steps ask. */
export interface OrderParts<O extends Order = Order> {
  words: KindWords;
  stateWord(order: O): string;
  /** The classes of the state's tag. */
  tone(order: O): string;
  /** What the state means for who looks. */
  hint(order: O): string;
  /** By when what happens next will have happened; empty where nothing is due that concerns who looks. */
  dueHint(order: O): string;
  phaseWord(order: O, phase: string): string | undefined;
  /** What it is, in two or three words. */
  line(order: O): string;
  facts(order: O): { place: readonly Fact[]; money: readonly Fact[]; more: readonly Fact[] };
  /** What the number is called by which it begins, and what one does with it; missing: as of what is done at a time. */
  code?: { name: string; hint: string };
  /** The resident is there from its beginning to its end. */
  takesTime?: true;
  /** The resident pays nothing and is paid: what was paid in is not shown. */
  paysOut?: true;
  /** What its resident decides about, above the buttons; gets the `order`. */
  Decision: Component | null;
  /** What stands for all that is paid when it is ordered, where that is not the price. */
  advance?: string;
  /** When and how it can be cancelled, where that is not the policy of its listing. */
  cancelRule?: string;
  /** The steps that this kind has beside those of all. */
  actions(order: O): Readonly<Record<string, StepAction<Order>>>;
  question(order: O, step: string): string | undefined;
  /** What is said once a step is taken, by the order as it is then. */
  taken(order: O, step: string): string | undefined;
  /** What happens when a part is not paid in time, where it is not the end of the order. */
  payUntil(part: string, time: string): string | undefined;
}

/** One of the terms that is not what it was. */
export interface Change {
  says: string;
  was: string;
  is: string;
}
/** What has changed between two looks at a listing. */
export type ChangesOf = (before: ShelfListing, now: ShelfListing) => Change[];

/** What somebody has chosen on an offer's page, as it stands in the address. */
export type Choice = Readonly<Record<string, string>>;

/** An offer as it is typed, beside the fields of its kind. */
export interface OfferFields {
  category: string;
  title: string;
  description: string;
  grid: string;
  gridName: string;
  priceKind: Listing['priceKind'];
  yuan: string;
  limitMinutes: number;
  policy: Listing['policy'];
  pictures: Listing['pictures'];
}

/** What a booking form of a kind gives away; null where something is missing. */
export interface BookingForm {
  settle(): Promise<{ place: string } | null>;
}

/** How offers of a kind stand on the shelf: all that the first page needs of it. */
export interface CardParts<
  C extends Card = Card,
  S extends ShelfListing = ShelfListing,
  L extends Listing = Listing,
> {
  kind: string;
  /** What people call all of them. */
  group: string;
  /** What it is, in two or three words. */
  card(card: C): string;
  /** What it costs or brings, where that is not its price; its own page says the same. */
  price?(offer: C | S | L): string;
  /** When it can be had, where that is no free start. */
  next?(card: C): string;
  /** What its card can do beside leading to its page; gets the `card`. */
  OnCard?: Component;
}

/** How offers of a kind are shown, chosen, booked and made. */
export interface OfferParts<
  L extends Listing = Listing,
  S extends ShelfListing = ShelfListing,
  C extends Card = Card,
  F extends OfferFields = OfferFields,
> extends CardParts<C, S, L> {
  /** The button with which one orders it; missing: as of what takes place at a time. */
  order?: string;
  /** The button with which one makes another. */
  add: string;
  /** What its price may be: all that the server takes, and nothing else; a new one begins with the first. */
  priceKinds: readonly Listing['priceKind'][];
  /** What the title of one may look like. */
  example: string;
  line(listing: L): string;
  /** What it is on its own page, after the category. */
  about(listing: S): string;
  place(listing: S): readonly Fact[];
  /**
   * Where one chooses what to book; gets `listing`, `place` and the `choice` as its model. Says by the event `none` that
   * there is nothing to choose from, and by an empty text that there is.
   */
  Choice: Component;
  isChosen(choice: Choice): boolean;
  /** What a choice begins with where somebody books the same again: the soonest; null where nothing is free. */
  soonest(listingId: string, place: string): Promise<Choice | null>;
  /** When what is chosen begins; null where that is not known yet. */
  startOf(choice: Choice): string | null;
  /** From when to when the resident is there; missing: they need not be. */
  timeOf?(listing: S, choice: Choice): { from: string; to: string };
  /** What is chosen, or what is still to be. */
  chosen(choice: Choice): string;
  /** What is paid for what is chosen; missing: the price. */
  costFen?(listing: S, choice: Choice): number;
  /** What is paid and when, where it is not the price when it is booked. */
  priceLine?(listing: S): string | undefined;
  /** What of it the policy of cancelling is about; missing: the price. */
  policyFen?(listing: S, choice: Choice): number;
  /** When and how an order can be cancelled, where that is not the policy of the listing. */
  cancelRule?: string;
  /** What stands for all that is paid, where that is not the price. */
  costLine?: string;
  /** Refusals after which another choice is needed, and the way to it. */
  choiceGone: readonly string[];
  chooseOther: string;
  booked(listing: S, choice: Choice): readonly Fact[];
  /** Its own terms in words: what an order of it freezes. */
  terms(listing: S): readonly Fact[];
  /** What one may write to whoever offers it, as an example; missing: none is given. */
  noteHint?(listing: S): string;
  /** The fields of a booking: a `BookingForm` that gets `listing`, `place` and `choice`. */
  Booking: Component;
  facts(listing: L): readonly Fact[];
  /** What its page can do beside ordering it at once; gets `listing` and `choice`. */
  Collect?: Component;
  /** Its part of the basket's page; gets the `place`, and `changesOf` to say what has changed of a listing. */
  Basket?: Component;
  /** What whoever offers it does while it is live; gets the `listing`. */
  Manage?: Component;
  /** Its fields as they begin, as a listing has them, and as they are sent. */
  empty: Omit<F, keyof OfferFields> & Partial<OfferFields>;
  fieldsOf(listing: L): Omit<F, keyof OfferFields>;
  bodyOf(fields: F): object;
  /** Its fields in a form; gets `fields` and `failure`, and has slots for `price` and `limit`. */
  Form: Component;
}

/** Everything the pages get of a kind; its card has its name. */
export interface KindParts {
  kind: string;
  order: OrderParts;
  offer: OfferParts;
}
