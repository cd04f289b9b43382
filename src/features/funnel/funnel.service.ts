import { type Actor, personOf } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { SettingReader } from '../settings/index.ts';
import { funnelGrids } from './funnel.access.ts';
import {
  type Candidate,
  type Counted,
  countedIn,
  type Group,
  grouped,
  type Placed,
  placed,
} from './funnel.ts';

export interface Whose {
  community?: string | undefined;
  leader?: string | undefined;
}
export interface FunnelDeps {
  clock: Clock;
  settings: Pick<SettingReader, 'of'>;
  /** Who was ever put forward: on or below these grids, of this community, by this person. */
  candidates(whose: {
    within?: readonly string[] | undefined;
    community?: string | undefined;
    nominatedBy?: string | undefined;
  }): Promise<Candidate[]>;
  everLive(artisanIds: readonly string[]): Promise<ReadonlySet<string>>;
  lastOrders(personIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** The community on a way down the tree; null where there is none. */
  communityOn(path: readonly string[]): string | null;
}

/** Whom the actor may see of them: staff those of their grids, a leader whom they put forward. */
function seenBy(actor: Actor, { community, leader }: Whose) {
  const within = funnelGrids(actor);
  return within.length > 0
    ? { within, community, nominatedBy: leader }
    : { community, nominatedBy: personOf(actor) };
}

/** One look at each of three collections, however many they are. */
async function read(deps: FunnelDeps, actor: Actor, whose: Whose): Promise<Placed[]> {
  const all = await deps.candidates(seenBy(actor, whose));
  const approved = all.filter(({ approvedBy }) => approvedBy !== null);
  const people = new Set(approved.flatMap(({ personId }) => personId ?? []));
  const [everLive, lastOrderAt] = await Promise.all([
    deps.everLive(approved.map(({ _id }) => _id)),
    deps.lastOrders([...people]),
  ]);
  const known = new Map<string, number>();
  const activeDays = (path: readonly string[]) => {
    const grid = path.at(-1) ?? '';
    const days = known.get(grid) ?? deps.settings.of(path)['funnel.activeDays'];
    known.set(grid, days);
    return days;
  };
  return placed(all, { everLive, lastOrderAt }, deps.clock.now(), activeDays);
}

/** By community, for whoever sees all of them; within one community, and for a leader, by who put them forward. */
export async function groupsFor(
  deps: FunnelDeps,
  actor: Actor,
  whose: Pick<Whose, 'community'>,
  { limit, cursor }: PageRequest,
): Promise<Page<Group>> {
  const all = await read(deps, actor, whose);
  const isWide = funnelGrids(actor).length > 0 && whose.community === undefined;
  const groups = isWide
    ? grouped(all, 'community', ({ gridPath }) => deps.communityOn(gridPath) ?? gridPath.at(-1) ?? '')
    : grouped(all, 'leader', (one) => one.nominatedBy);
  const position = readCursor(cursor, 'number');
  const isBehind = ({ id, members: { length } }: Group) =>
    position === null || length < position.key || (length === position.key && id > position.id);
  const rows = groups.filter(isBehind).slice(0, limit + 1);
  return pageOf(rows, limit, ({ id, members }) => ({ key: members.length, id }));
}

/** Who is behind a number, the longest waiting first. */
export async function peopleFor(
  deps: FunnelDeps,
  actor: Actor,
  whose: Whose & Counted,
  { limit, cursor }: PageRequest,
): Promise<Page<Placed>> {
  const all = await read(deps, actor, whose);
  const members = grouped(all, 'leader', () => '').flatMap((group) => group.members);
  const position = readCursor(cursor, 'time');
  const from = position && +new Date(position.key);
  const isBehind = ({ _id, since }: Placed) =>
    position === null || from === null || +since > from || (+since === from && _id > position.id);
  const rows = countedIn({ members }, whose)
    .filter(isBehind)
    .slice(0, limit + 1);
  return pageOf(rows, limit, ({ _id: id, since }) => ({ key: since.toISOString(), id }));
}
