import { after, day } from '../../kernel/clock.ts';
import { staleVersion, stepClosed } from '../../kernel/errors.ts';
import { defineProcess, type ProcessTypes, type Row, type RowOf, type Takes } from '../../kernel/process.ts';
import { checkIncomplete } from '../artisans/index.ts';
import type { Picture } from '../files/index.ts';
import type { OutletRelation } from './outlet.access.ts';
import { rosterFull } from './outlet.errors.ts';
import { everyDay, mostOnRoster, type Outlet, type OutletFacts, type OutletState } from './outlet.ts';

interface Reason {
  reason: string;
}
interface Note {
  note: string;
}
interface Whom {
  personId: string;
}
export interface OutletTypes extends ProcessTypes {
  doc: Outlet;
  state: OutletState;
  relation: OutletRelation;
  steps: {
    open: Takes;
    nominate: Takes;
    check: Takes<
      {
        visited: boolean;
        licenceSeen: boolean;
        note?: string;
        checkedBy: string;
        pictures: readonly Picture[];
      },
      { note: string | null; pictures: readonly Picture[] }
    >;
    /** `personId` is null where the step was not open when it was asked for. */
    approve: Takes<{ personId: string | null }, { personId: string | null }>;
    reject: Takes<Reason, Note>;
    remind: Takes;
    change: Takes<{ change: Partial<OutletFacts>; version: number }, { fields: string[] }>;
    put_on: Takes<Whom & { weekdays: readonly number[] }, Whom>;
    take_off: Takes<Whom, Whom>;
    /** The payee's account is closed. */
    lose_payee: Takes;
    suspend: Takes<Reason, Note>;
    restore: Takes;
    close: Takes;
    leave: Takes;
  };
}
type OutletRow = Row<OutletTypes>;

/** Where no grid has said otherwise. */
const remindDays = 2;

const entered = (_outlet: Outlet, _input: object, now: Date) => ({ set: { since: now } });

const others = ({ roster }: Outlet, personId: string) => roster.filter((each) => each.personId !== personId);

// An own row per state: the change leaves the state as it is.
const changing = (['active', 'suspended'] as const).map(
  (state): RowOf<OutletTypes, 'change'> => ({
    step: 'change',
    from: [state],
    to: state,
    by: ['staff'],
    validate(outlet, { version }) {
      if (version !== outlet.n) throw staleVersion();
    },
    apply: (_outlet, { change }) => ({ set: change, data: { fields: Object.keys(change) } }),
    follows: 'cards show it',
  }),
);

const states = ['active', 'suspended', 'closed'] as const;
const puttingOn = states.map(
  (state): RowOf<OutletTypes, 'put_on'> => ({
    step: 'put_on',
    from: [state],
    to: state,
    by: ['staff'],
    validate(outlet, { personId }) {
      if (others(outlet, personId).length >= mostOnRoster) throw rosterFull({ most: mostOnRoster });
    },
    apply: (outlet, { personId, weekdays }, now) => ({
      set: { roster: [...others(outlet, personId), { personId, weekdays, since: now }] },
      data: { personId },
    }),
    follows: 'the person acts for it from now on',
  }),
);
const takingOff = states.map(
  (state): RowOf<OutletTypes, 'take_off'> => ({
    step: 'take_off',
    from: [state],
    to: state,
    by: ['staff', 'system'],
    apply: (outlet, { personId }) => ({ set: { roster: others(outlet, personId) }, data: { personId } }),
    follows: 'the person acts for it no more, from the very next request on',
  }),
);
const losing = states.map(
  (state): RowOf<OutletTypes, 'lose_payee'> => ({
    step: 'lose_payee',
    from: [state],
    to: state,
    by: ['system'],
    apply: () => ({ set: { payee: null } }),
    follows: 'staff names another',
  }),
);

/** So often since the last thing that happened to a merchant who waits. */
export function remindDue(outlet: Outlet, everyDays = remindDays): Date | null {
  const last = outlet.timeline.at(-1);
  return last ? after(last.at, everyDays * day) : null;
}
const reminding = (['nominated', 'checked'] as const).map(
  (state): RowOf<OutletTypes, 'remind'> => ({
    step: 'remind',
    from: [state],
    to: state,
    by: [],
    clock: { due: (doc) => remindDue(doc), says: 'every 2 days' },
    reminds: true,
    follows: 'staff is told',
  }),
);

const letIn: OutletRow[] = [
  { step: 'open', from: null, to: 'active', by: ['staff'], follows: 'a shop, with a roster without anybody' },
  {
    step: 'nominate',
    from: null,
    to: 'nominated',
    by: ['staff'],
    follows: 'a merchant; other staff checks it',
  },
  {
    step: 'check',
    from: ['nominated'],
    to: 'checked',
    by: ['checker'],
    validate(_outlet, { visited, licenceSeen }) {
      if (!visited || !licenceSeen) throw checkIncomplete();
    },
    apply: (_outlet, { checkedBy, note = null, pictures }, now) => ({
      set: { since: now, checkedBy },
      data: { note, pictures },
    }),
  },
  {
    step: 'approve',
    from: ['checked'],
    to: 'active',
    by: ['approver'],
    validate({ state }, { personId }) {
      if (personId === null) throw stepClosed({ step: 'approve', state });
    },
    apply: (_outlet, { personId }, now) => ({
      set: {
        since: now,
        roster: personId === null ? [] : [{ personId, weekdays: everyDay, since: now }],
      },
      data: { personId },
    }),
    follows: 'who runs it is on its roster and is told',
  },
  {
    step: 'reject',
    from: ['nominated', 'checked'],
    to: 'rejected',
    by: ['checker'],
    apply: (_outlet, { reason }, now) => ({ set: { since: now }, data: { note: reason } }),
  },
  ...reminding,
];
const working: OutletRow[] = [
  {
    step: 'suspend',
    from: ['active'],
    to: 'suspended',
    by: ['staff'],
    apply: (_outlet, { reason }, now) => ({ set: { since: now }, data: { note: reason } }),
    follows: 'live listings are held; orders that are not agreed end',
  },
  {
    step: 'restore',
    from: ['suspended'],
    to: 'active',
    by: ['staff'],
    apply: entered,
    follows: 'held listings are released',
  },
  {
    step: 'close',
    from: ['active', 'suspended'],
    to: 'closed',
    by: ['staff'],
    guard: ({ kind }) => kind === 'shop',
    apply: entered,
    follows: 'listings are retired; orders that are not agreed end',
  },
  {
    step: 'leave',
    from: ['active', 'suspended'],
    to: 'closed',
    by: ['duty'],
    guard: ({ kind }) => kind === 'merchant',
    apply: entered,
    follows: 'a merchant leaves by itself, as artisans do',
  },
];

/** A place that offers something: a shop is opened by staff, a merchant is let in by three of them. */
export const outletProcess = defineProcess<OutletTypes>({
  name: 'outlet',
  held: {
    by: { staff: ['staff'], checker: ['staff'], approver: ['staff'] },
    over: ({ gridPath }) => gridPath,
  },
  states: ['nominated', 'checked', ...states, 'rejected'],
  final: ['rejected'],
  resting: {
    active: 'is open as long as there is somebody for it',
    suspended: 'staff decides when it is over',
    closed: 'whoever is on the roster still does what was agreed',
  },
  rows: [...letIn, ...changing, ...puttingOn, ...takingOff, ...losing, ...working],
});
