import { after, day } from '../../kernel/clock.ts';
import { staleVersion, stepClosed } from '../../kernel/errors.ts';
import {
  defineProcess,
  type ProcessTypes,
  type RowOf,
  type StepOf,
  type Takes,
} from '../../kernel/process.ts';
import type { Picture } from '../files/index.ts';
import type { ArtisanRelation } from './artisan.access.ts';
import { checkIncomplete, papersNeeded } from './artisan.errors.ts';
import type { Artisan, ArtisanChange, ArtisanState } from './artisan.ts';

interface Reason {
  reason: string;
}
interface Note {
  note: string | null;
}
export interface CheckInput {
  phoneConfirmed: boolean;
  visited: boolean;
  papers?: boolean;
  note?: string;
}
interface PapersSeen {
  papers: readonly string[];
}
interface CheckFacts {
  checkedBy: string;
  asksPapers: boolean;
  pictures: readonly Picture[];
}
export interface ArtisanTypes extends ProcessTypes {
  doc: Artisan;
  state: ArtisanState;
  relation: ArtisanRelation;
  steps: {
    nominate: Takes;
    check: Takes<CheckInput & CheckFacts, Note & { papers: boolean; pictures: readonly Picture[] }>;
    /** `personId` is null where the step was not open when it was asked for: nobody is made before it is due. */
    approve: Takes<{ approvedBy: string; personId: string | null }>;
    reject: Takes<Reason, Note>;
    remind: Takes;
    /** `papers`: the names of those that were seen. */
    see_papers: Takes<
      PapersSeen & { note?: string; pictures: readonly Picture[] },
      Note & PapersSeen & { pictures: readonly Picture[] }
    >;
    remind_papers: Takes;
    revise: Takes<{ change: ArtisanChange; version: number }, { fields: string[] }>;
    suspend: Takes<Reason, Note>;
    restore: Takes;
    leave: Takes;
  };
}
export type ArtisanStep = StepOf<ArtisanTypes>;

/** Where no grid has said otherwise. */
const remindDays = 2;

/** So often since the last thing that happened to a candidate. */
export function remindDue(artisan: Artisan, everyDays = remindDays): Date | null {
  const last = artisan.timeline.at(-1);
  return last ? after(last.at, everyDays * day) : null;
}

const reminding = (['nominated', 'checked'] as const).map(
  (state): RowOf<ArtisanTypes, 'remind'> => ({
    step: 'remind',
    from: [state],
    to: state,
    by: [],
    clock: { due: (doc) => remindDue(doc), says: 'every 2 days' },
    reminds: true,
    follows: 'staff is told',
  }),
);

/** When papers end is known to the categories and the grid; whoever makes the runner says it. */
const unknown = () => null;

const seeingPapers = (['active', 'suspended'] as const).map(
  (state): RowOf<ArtisanTypes, 'see_papers'> => ({
    step: 'see_papers',
    from: [state],
    to: state,
    by: ['checker'],
    apply: (_artisan, { papers, pictures, note = null }) => ({ data: { papers, pictures, note } }),
    follows: 'they count from now on',
  }),
);

// An own row per state: the change leaves the state as it is.
const revising = (['active', 'suspended'] as const).map(
  (state): RowOf<ArtisanTypes, 'revise'> => ({
    step: 'revise',
    from: [state],
    to: state,
    by: ['owner'],
    validate(artisan, { version }) {
      if (version !== artisan.n) throw staleVersion();
    },
    apply: (_artisan, { change }) => ({ set: change, data: { fields: Object.keys(change) } }),
    follows: 'cards show it',
  }),
);

/** How somebody becomes an artisan: two different people check and approve. */
export const artisanProcess = defineProcess<ArtisanTypes>({
  name: 'artisan',
  held: {
    by: { nominator: ['leader', 'staff'], staff: ['staff'], checker: ['staff'], approver: ['staff'] },
    over: ({ gridPath }) => gridPath,
  },
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
      validate(_artisan, { phoneConfirmed, visited, papers = false, asksPapers }) {
        if (!phoneConfirmed || !visited) throw checkIncomplete();
        if (asksPapers && !papers) throw papersNeeded();
      },
      apply: (_artisan, { checkedBy, note = null, papers = false, pictures }, now) => ({
        set: { since: now, checkedBy },
        data: { note, papers, pictures },
      }),
    },
    {
      step: 'approve',
      from: ['checked'],
      to: 'active',
      by: ['approver'],
      validate(artisan, { personId }) {
        if (personId === null) throw stepClosed({ step: 'approve', state: artisan.state });
      },
      apply: (_artisan, { approvedBy, personId }, now) => ({ set: { since: now, approvedBy, personId } }),
      follows: 'the person gets the role artisan on the grid; a calendar is made',
    },
    {
      step: 'reject',
      from: ['nominated', 'checked'],
      to: 'rejected',
      by: ['checker'],
      apply: (artisan, { reason }, now) => ({
        set: { since: now, openKey: artisan._id },
        data: { note: reason },
      }),
      follows: 'who nominated is told',
    },
    ...reminding,
    ...revising,
    ...seeingPapers,
    {
      step: 'remind_papers',
      from: ['active'],
      to: 'active',
      by: [],
      clock: { due: unknown, says: 'before papers end, when they end, and on' },
      reminds: true,
      follows: 'the artisan and staff are told',
    },
    {
      step: 'suspend',
      from: ['active'],
      to: 'suspended',
      by: ['checker', 'system'],
      apply: (_artisan, { reason }, now) => ({ set: { since: now }, data: { note: reason } }),
      follows: 'live listings are held; orders that are not agreed end',
    },
    {
      step: 'restore',
      from: ['suspended'],
      to: 'active',
      by: ['checker'],
      apply: (_artisan, _input, now) => ({ set: { since: now } }),
      follows: 'held listings are released; the role is given back',
    },
    {
      step: 'leave',
      from: ['nominated', 'checked'],
      to: 'left',
      by: ['owner'],
      apply: (artisan, _input, now) => ({ set: { since: now, openKey: artisan._id } }),
      follows: 'a candidate does not want to be one',
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
