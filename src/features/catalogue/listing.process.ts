import { after, day } from '../../kernel/clock.ts';
import { defineProcess, lastStep, type ProcessTable, type Takes, withDue } from '../../kernel/process.ts';
import type { ListingRelation } from './listing.access.ts';
import { remindDays, remindRevisionDue, requireVersion, revisionRows } from './listing.revision.rows.ts';
import type { Listing, Offer } from './listing.ts';

export type ListingState = 'draft' | 'submitted' | 'live' | 'paused' | 'retired' | 'rejected';
interface Edit {
  offer: Offer;
  /** Of the grid that the offer names. */
  gridPath: string[];
  version: number;
  fields: string[];
}
/** What somebody has seen of it before they decide. */
interface Looked {
  version: number;
}
type ListingSteps = {
  create: Takes;
  edit: Takes<Edit, { fields: string[] }>;
  submit: Takes;
  approve: Takes<{ version?: number }>;
  reject: Takes<{ reason: string }, { note: string }>;
  reinstate: Takes;
  remind: Takes;
  pause: Takes;
  resume: Takes;
  hold: Takes;
  release: Takes;
  revise: Takes<Edit, { fields: string[] }>;
  approve_revision: Takes<Looked & { fields: string[] }, { fields: string[] }>;
  reject_revision: Takes<Looked & { reason: string }, { note: string }>;
  withdraw_revision: Takes;
  remind_revision: Takes;
  retire: Takes;
};
export type ListingStep = keyof ListingSteps;
export interface ListingTypes {
  doc: Listing;
  state: ListingState;
  relation: ListingRelation;
  steps: ListingSteps;
}

function remindDue(listing: Listing, everyDays = remindDays): Date | null {
  const last = listing.timeline.at(-1);
  return last ? after(last.at, everyDays * day) : null;
}
function entered(_listing: Listing, _input: object, now: Date) {
  return { set: { since: now } };
}

/**
 * How an offer comes onto the shelf, and how it is changed there: what waits beside it (`listing.revision.rows.ts`)
 * is part of the same document, so that it is applied in one write and nobody can decide on it twice.
 */
export const listingProcess = defineProcess<ListingTypes>({
  name: 'listing',
  held: { by: { approver: ['staff'] }, over: ({ gridPath }) => gridPath },
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
      // submitted too: who sees a mistake need not wait for the answer to mend it
      from: ['draft', 'submitted', 'rejected'],
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
        set: { since: now, rejectReason: reason, held: false, revision: null },
        data: { note: reason },
      }),
      follows: 'the artisan is told why',
    },
    {
      step: 'reinstate',
      from: ['rejected'],
      to: 'live',
      by: ['system'],
      guard: (listing) => lastStep(listing, 'reject')?.from === 'live',
      apply: (_listing, _input, now) => ({ set: { since: now, rejectReason: null } }),
      follows: 'on the shelf again: it was taken down by mistake',
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
    ...revisionRows,
    {
      step: 'retire',
      from: ['draft', 'submitted', 'live', 'paused', 'rejected'],
      to: 'retired',
      by: ['owner', 'system'],
      apply: (_listing, _input, now) => ({ set: { since: now, revision: null } }),
      follows: 'off the shelf for good; the server does it when the artisan leaves',
    },
  ],
});

/** The same, reminding as often as the grid of a listing says. */
export function listingTable(daysAt: (listing: Listing) => number): ProcessTable<ListingTypes> {
  const reminding = withDue(listingProcess, 'remind', (each) => remindDue(each, daysAt(each)));
  return withDue(reminding, 'remind_revision', (each) => remindRevisionDue(each, daysAt(each)));
}
