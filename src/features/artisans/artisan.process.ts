import { after, day } from '../../kernel/clock.ts';
import { staleVersion } from '../../kernel/errors.ts';
import { defineProcess, type Row } from '../../kernel/process.ts';
import type { ArtisanRelation } from './artisan.access.ts';
import { checkIncomplete, papersNeeded } from './artisan.errors.ts';
import type { Artisan } from './artisan.ts';

export type ArtisanState = 'nominated' | 'checked' | 'active' | 'suspended' | 'left' | 'rejected';
export type ArtisanStep =
  | 'nominate'
  | 'check'
  | 'approve'
  | 'reject'
  | 'remind'
  | 'revise'
  | 'suspend'
  | 'restore'
  | 'leave';
type ArtisanRow = Row<Artisan, ArtisanState, ArtisanStep, ArtisanRelation>;

const remindEvery = 2 * day;

/** Every two days since the last thing that happened to a candidate. */
function remindDue(artisan: Artisan): Date | null {
  const last = artisan.timeline.at(-1);
  return last ? after(last.at, remindEvery) : null;
}

function requireVersion(artisan: Artisan, input: Readonly<Record<string, unknown>>): void {
  if (input['version'] !== artisan.n) throw staleVersion();
}

const requireCheck: NonNullable<ArtisanRow['validate']> = (_artisan, input) => {
  if (input['phoneConfirmed'] !== true || input['visited'] !== true) throw checkIncomplete();
  if (input['asksPapers'] === true && input['papers'] !== true) throw papersNeeded();
};

const withReason: NonNullable<ArtisanRow['apply']> = (_artisan, input, now) => ({
  set: { since: now },
  data: { note: input['reason'] },
});

const reminding: ArtisanRow[] = (['nominated', 'checked'] as const).map((state) => ({
  step: 'remind',
  from: [state],
  to: state,
  by: [],
  clock: { due: remindDue, says: 'every 2 days' },
  reminds: true,
  follows: 'staff is told',
}));

// An own row per state: the change leaves the state as it is.
const revising: ArtisanRow[] = (['active', 'suspended'] as const).map((state) => ({
  step: 'revise',
  from: [state],
  to: state,
  by: ['owner'],
  validate: requireVersion,
  apply: (_artisan, input) => {
    const change = input['change'] as Record<string, string>;
    return { set: change, data: { fields: Object.keys(change) } };
  },
  follows: 'cards show it',
}));

/** How somebody becomes an artisan: two different people check and approve. */
export const artisanProcess = defineProcess<Artisan, ArtisanState, ArtisanStep, ArtisanRelation>({
  name: 'artisan',
  states: ['nominated', 'checked', 'active', 'suspended', 'left', 'rejected'],
  final: ['left', 'rejected'],
  resting: {
    active: 'works as long as they like',
    suspended: 'staff decides when it is over, the artisan may leave',
  },
  rows: [
    {
      step: 'nominate',
      from: null,
      to: 'nominated',
      by: ['nominator'],
      follows: 'staff finds it in the queue',
    },
    {
      step: 'check',
      from: ['nominated'],
      to: 'checked',
      by: ['checker'],
      validate: requireCheck,
      apply: (_artisan, input, now) => ({
        set: { since: now, checkedBy: input['checkedBy'] },
        data: { note: input['note'] ?? null, papers: input['papers'] === true },
      }),
    },
    {
      step: 'approve',
      from: ['checked'],
      to: 'active',
      by: ['approver'],
      apply: (_artisan, input, now) => ({
        set: { since: now, approvedBy: input['approvedBy'], personId: input['personId'] },
      }),
      follows: 'the person gets the role artisan on the grid; a calendar is made',
    },
    {
      step: 'reject',
      from: ['nominated', 'checked'],
      to: 'rejected',
      by: ['checker'],
      apply: (artisan, input, now) => ({
        set: { since: now, openKey: artisan._id },
        data: { note: input['reason'] },
      }),
      follows: 'who nominated is told',
    },
    ...reminding,
    ...revising,
    {
      step: 'suspend',
      from: ['active'],
      to: 'suspended',
      by: ['checker'],
      apply: withReason,
      follows: 'live listings are held',
    },
    {
      step: 'restore',
      from: ['suspended'],
      to: 'active',
      by: ['checker'],
      apply: (_artisan, _input, now) => ({ set: { since: now } }),
      follows: 'held listings are released',
    },
    {
      step: 'leave',
      from: ['active', 'suspended'],
      to: 'left',
      by: ['owner'],
      apply: (artisan, _input, now) => ({ set: { since: now, openKey: artisan._id } }),
      follows: 'listings are retired, the role is taken back',
    },
  ],
});

/** The remark of a row for people: its reason or note. */
export function noteOf(row: { data: Record<string, unknown> }): string | null {
  const note = row.data['note'];
  return typeof note === 'string' && note !== '' ? note : null;
}
