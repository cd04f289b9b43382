import { after, day } from '../../kernel/clock.ts';
import { staleVersion } from '../../kernel/errors.ts';
import { defineProcess, type Takes } from '../../kernel/process.ts';
import type { ListingRelation } from './listing.access.ts';
import type { Listing, Offer } from './listing.ts';

export type ListingState = 'draft' | 'submitted' | 'live' | 'paused' | 'retired' | 'rejected';
interface Edit {
  offer: Offer;
  /** Of the grid that the offer names. */
  gridPath: string[];
  version: number;
  fields: string[];
}
type ListingSteps = {
  create: Takes;
  edit: Takes<Edit, { fields: string[] }>;
  submit: Takes;
  approve: Takes<{ version?: number }>;
  reject: Takes<{ reason: string }, { note: string }>;
  remind: Takes;
  pause: Takes;
  resume: Takes;
  hold: Takes;
  release: Takes;
  rework: Takes;
  retire: Takes;
};
export type ListingStep = keyof ListingSteps;
export interface ListingTypes {
  doc: Listing;
  state: ListingState;
  relation: ListingRelation;
  steps: ListingSteps;
}

/** Where no grid has said otherwise. */
const remindDays = 2;

export function remindDue(listing: Listing, everyDays = remindDays): Date | null {
  const last = listing.timeline.at(-1);
  return last ? after(last.at, everyDays * day) : null;
}
function requireVersion(listing: Listing, { version }: { version?: number }): void {
  if (version !== listing.n) throw staleVersion();
}
function entered(_listing: Listing, _input: object, now: Date) {
  return { set: { since: now } };
}

/**
 * How an offer comes onto the shelf. A live listing is changed by `rework`: it is taken off and approved
 * again, because a service has no followers who would miss it meanwhile; a revision beside the live
 * version comes with the kinds that need one.
 */
export const listingProcess = defineProcess<ListingTypes>({
  name: 'listing',
  states: ['draft', 'submitted', 'live', 'paused', 'retired', 'rejected'],
  final: ['retired'],
  resting: {
    draft: 'the artisan writes as long as they like',
    live: 'is offered until somebody ends it',
    paused: 'the artisan, or the end of a suspension, brings it back',
    rejected: 'the artisan changes it or leaves it',
  },
  rows: [
    { step: 'create', from: null, to: 'draft', by: ['owner'] },
    {
      step: 'edit',
      from: ['draft', 'rejected'],
      to: 'draft',
      by: ['owner'],
      validate: requireVersion,
      apply: (_listing, { offer, gridPath, fields }, now) => ({
        set: { ...offer, gridPath, since: now, rejectReason: null },
        data: { fields },
      }),
    },
    {
      step: 'submit',
      from: ['draft'],
      to: 'submitted',
      by: ['owner'],
      apply: entered,
      follows: 'staff finds it in the queue',
    },
    {
      step: 'approve',
      from: ['submitted'],
      to: 'live',
      by: ['approver'],
      validate: (listing, input) => {
        if (input.version !== undefined) requireVersion(listing, input);
      },
      apply: entered,
      follows: 'a card on the shelf; the artisan is told',
    },
    {
      // also takes down what is live: it comes back only through a new approval
      step: 'reject',
      from: ['submitted', 'live', 'paused'],
      to: 'rejected',
      by: ['approver'],
      apply: (_listing, { reason }, now) => ({
        set: { since: now, rejectReason: reason, held: false },
        data: { note: reason },
      }),
      follows: 'the artisan is told why',
    },
    {
      step: 'remind',
      from: ['submitted'],
      to: 'submitted',
      by: [],
      clock: { due: (doc) => remindDue(doc), says: 'every 2 days' },
      reminds: true,
      follows: 'staff is told',
    },
    { step: 'pause', from: ['live'], to: 'paused', by: ['owner'], apply: entered, follows: 'off the shelf' },
    {
      step: 'resume',
      from: ['paused'],
      to: 'live',
      by: ['owner'],
      guard: (listing) => !listing.held,
      apply: entered,
      follows: 'on the shelf again',
    },
    {
      step: 'hold',
      from: ['live'],
      to: 'paused',
      by: ['system'],
      apply: (_listing, _input, now) => ({ set: { since: now, held: true } }),
      follows: 'off the shelf while the artisan is suspended',
    },
    {
      step: 'release',
      from: ['paused'],
      to: 'live',
      by: ['system'],
      guard: (listing) => listing.held,
      apply: (_listing, _input, now) => ({ set: { since: now, held: false } }),
      follows: 'on the shelf again',
    },
    {
      // submitted too: who sees a mistake need not wait for the answer to mend it
      step: 'rework',
      from: ['submitted', 'live', 'paused', 'rejected'],
      to: 'draft',
      by: ['owner'],
      apply: (_listing, _input, now) => ({ set: { since: now, held: false, rejectReason: null } }),
      follows: 'off the shelf',
    },
    {
      step: 'retire',
      from: ['draft', 'submitted', 'live', 'paused', 'rejected'],
      to: 'retired',
      by: ['owner', 'system'],
      apply: entered,
      follows: 'off the shelf for good; the server does it when the artisan leaves',
    },
  ],
});
