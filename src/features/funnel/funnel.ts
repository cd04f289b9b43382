import { before, day } from '../../kernel/clock.ts';

/** How far somebody came who was put forward; each includes those before it. */
const stages = ['nominated', 'checked', 'approved', 'listed', 'ordered', 'active'] as const;
type Stage = (typeof stages)[number];

/** Somebody who was put forward, as their feature keeps them. */
export interface Candidate {
  _id: string;
  personId: string | null;
  phone: string;
  name: string;
  grid: string;
  gridPath: readonly string[];
  state: string;
  nominatedBy: string;
  nominatedAt: Date;
  checkedBy: string | null;
  approvedBy: string | null;
  since: Date;
}
/** What others know of candidates, by their id. */
export interface Facts {
  everLive: ReadonlySet<string>;
  lastOrderAt: ReadonlyMap<string, Date>;
}
export interface Placed extends Candidate {
  stage: Stage;
  /** Refused, suspended or gone: they came so far, and nobody waits for them. */
  isOver: boolean;
}
/** Those of one leader, or of one community. */
export interface Group {
  by: 'leader' | 'community';
  id: string;
  members: readonly Placed[];
}
/** What one number counts: who came at least so far, who stands there, or for whom it is over. */
export interface Counted {
  stage: Stage;
  which: 'reached' | 'standing' | 'over';
}

const over = ['rejected', 'suspended', 'left'];

/** Somebody for whom it is over counts as having worked, however lately it was. */
function stageOf(one: Candidate, isOver: boolean, facts: Facts, activeFrom: Date): Stage {
  if (one.approvedBy === null) return one.checkedBy === null ? 'nominated' : 'checked';
  const lastAt = facts.lastOrderAt.get(one._id);
  if (lastAt) return lastAt >= activeFrom && !isOver ? 'active' : 'ordered';
  return facts.everLive.has(one._id) ? 'listed' : 'approved';
}

/** Where each stands; `activeDays` says how long one order counts. */
export function placed(
  candidates: readonly Candidate[],
  facts: Facts,
  now: Date,
  activeDays: (gridPath: readonly string[]) => number,
): Placed[] {
  return candidates.map((one) => {
    const isOver = over.includes(one.state);
    const activeFrom = before(now, activeDays(one.gridPath) * day);
    return { ...one, isOver, stage: stageOf(one, isOver, facts, activeFrom) };
  });
}

/** Whoever was put forward again is one person: the last time counts. */
function latest(members: readonly Placed[]): Placed[] {
  const byPerson = new Map<string, Placed>();
  for (const one of members) {
    const key = one.phone || one._id;
    const known = byPerson.get(key);
    if (!known || known.nominatedAt <= one.nominatedAt) byPerson.set(key, one);
  }
  return [...byPerson.values()];
}

/** Groups them by a leader or a community; the largest first. */
export function grouped(all: readonly Placed[], by: Group['by'], idOf: (one: Placed) => string): Group[] {
  const byId = new Map<string, Placed[]>();
  for (const one of all) {
    const members = byId.get(idOf(one));
    if (members) members.push(one);
    else byId.set(idOf(one), [one]);
  }
  const groups = [...byId].map(([id, members]) => ({ by, id, members: latest(members) }));
  return groups.sort((a, b) => b.members.length - a.members.length || (a.id < b.id ? -1 : 1));
}

const isCounted = (one: Placed, { stage, which }: Counted): boolean => {
  if (which === 'reached') return stages.indexOf(one.stage) >= stages.indexOf(stage);
  return one.stage === stage && one.isOver === (which === 'over');
};

/** Who is behind a number, the longest waiting first. */
export function countedIn({ members }: Pick<Group, 'members'>, what: Counted): Placed[] {
  return members
    .filter((one) => isCounted(one, what))
    .sort((a, b) => +a.since - +b.since || (a._id < b._id ? -1 : 1));
}

/** All numbers of a group, each as long as its list. */
export const countsOf = (group: Group) =>
  stages.map((stage) => {
    const count = (which: Counted['which']) =>
      group.members.filter((one) => isCounted(one, { stage, which })).length;
    return { stage, reached: count('reached'), standing: count('standing'), over: count('over') };
  });
