import type { ProviderRef } from '../../kernel/postings.ts';
import type { Picture } from '../files/index.ts';

/** When somewhere is open: the same hours on each of these days, 0 is Sunday. */
export interface Opening {
  weekdays: readonly number[];
  fromMinute: number;
  toMinute: number;
}

/** Where the money of a provider goes: to a person, to a bank account that staff pay, or to the community's fund. */
export type Payee =
  | { kind: 'person'; personId: string }
  | { kind: 'bank'; holder: string; bank: string; number: string }
  | { kind: 'fund'; community: string };

/** What is offered, held up, or over for good; `waiting`: not let in yet, or never. */
export type ProviderState = 'waiting' | 'active' | 'suspended' | 'left';

/** Whoever offers, whatever they are. */
export interface Provider {
  ref: ProviderRef;
  /** Whose its listings and orders are: the person, where it is one, else its own id. */
  ownerId: string;
  /** What residents see. */
  name: string;
  /** What staff know it by. */
  fullName: string;
  phone: string;
  grid: string;
  gridPath: readonly string[];
  state: ProviderState;
  /** When it came into its state. */
  since: Date;
  /** Who may act for it. */
  people: readonly string[];
  introduction: string;
  portrait: Picture | null;
  /** Where one comes to it, if it is a place. */
  place: { address: string; opening: Opening } | null;
  payee: Payee | null;
}

export const isAtWork = ({ state }: Pick<Provider, 'state'>): boolean => state === 'active';

/** The person whom something of a provider is about; null where the provider is none. */
export const personBehind = (provider: ProviderRef, ownerId: string): string | null =>
  ownerId === provider.id ? null : ownerId;
