import { after, day } from '../../kernel/clock.ts';
import { staleVersion } from '../../kernel/errors.ts';
import type { Row, RowOf } from '../../kernel/process.ts';
import type { ListingStep, ListingTypes } from './listing.process.ts';
import type { Listing, Revision } from './listing.ts';

/** Where no grid has said otherwise. */
export const remindDays = 2;

export function requireVersion(listing: Listing, { version }: { version?: number }): void {
  if (version !== listing.n) throw staleVersion();
}

const waits = ({ revision }: Listing): boolean => revision?.state === 'pending';
function pendingOf({ revision }: Listing): Revision {
  if (!revision) throw new Error('the row is guarded');
  return revision;
}

export function remindRevisionDue({ revision }: Listing, everyDays = remindDays): Date | null {
  if (revision?.state !== 'pending') return null;
  return after(revision.remindedAt ?? revision.at, everyDays * day);
}

/** The same row for what is on the shelf and what is paused: neither leaves its state over it. */
function beside<T extends ListingStep>(
  row: Omit<RowOf<ListingTypes, T>, 'from' | 'to'>,
): Row<ListingTypes>[] {
  return (['live', 'paused'] as const).map(
    (state) => ({ ...row, from: [state], to: state }) as unknown as Row<ListingTypes>,
  );
}

/** A change waits beside what is offered; another one takes its place, and at most one is decided on. */
export const revisionRows: readonly Row<ListingTypes>[] = [
  ...beside<'revise'>({
    step: 'revise',
    by: ['owner'],
    validate: requireVersion,
    apply: (_listing, { offer, gridPath, fields }, now) => ({
      set: { revision: { state: 'pending', offer, gridPath, at: now, remindedAt: null, rejectReason: null } },
      data: { fields },
    }),
    follows: 'stays as it is; staff finds the change in the queue',
  }),
  ...beside<'approve_revision'>({
    step: 'approve_revision',
    by: ['approver'],
    guard: waits,
    validate: requireVersion,
    apply: (listing, { fields }) => {
      const { offer, gridPath } = pendingOf(listing);
      return { set: { ...offer, gridPath, revision: null }, data: { fields } };
    },
    follows: 'offered as changed from now on; the artisan is told',
  }),
  ...beside<'reject_revision'>({
    step: 'reject_revision',
    by: ['approver'],
    guard: waits,
    validate: requireVersion,
    apply: (listing, { reason }) => ({
      set: { revision: { ...pendingOf(listing), state: 'rejected', rejectReason: reason } },
      data: { note: reason },
    }),
    follows: 'stays as it is; the artisan is told why',
  }),
  ...beside<'withdraw_revision'>({
    step: 'withdraw_revision',
    by: ['owner'],
    guard: ({ revision }) => revision !== null,
    apply: () => ({ set: { revision: null } }),
  }),
  ...beside<'remind_revision'>({
    step: 'remind_revision',
    by: [],
    clock: { due: (doc) => remindRevisionDue(doc), says: 'every 2 days while a change waits' },
    reminds: true,
    apply: (listing, _input, now) => ({ set: { revision: { ...pendingOf(listing), remindedAt: now } } }),
    follows: 'staff is told',
  }),
];
