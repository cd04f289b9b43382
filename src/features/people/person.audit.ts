import { type Actor, type RoleGrant, type RoleName, roleOver } from '../../kernel/actor.ts';
import { type AuditPort, asRole, type OnBehalf } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import { helperRoles, type PathOf } from './person.access.ts';
import type { Person } from './person.ts';

/** Their comings and goings are on the trail; those of residents, artisans and leaders are their own affair. */
const watched: readonly RoleName[] = ['staff', 'supervisor', 'auditor', 'admin', 'worker', 'collector'];

export function isWatched({ roles, login }: Pick<Person, 'roles' | 'login'>): boolean {
  return login !== undefined || roles.some(({ role }) => watched.includes(role));
}

export type SignInWay = 'code' | 'password' | 'wechat' | 'demo' | 'second_code';
type LoginVerb = 'give_login' | 'offer_login' | 'take_login' | 'remove_login';
type SecondFactorVerb = 'set_second_factor' | 'remove_second_factor' | 'reset_second_factor';
type Happened = 'sign_in' | 'sign_out' | 'sign_in_failed';

const gridsOf = (roles: readonly RoleGrant[]) => [...new Set(roles.map(({ grid }) => grid))];

/** What people leave on the trail. */
export class PeopleTrail {
  readonly #audit: AuditPort;

  constructor(audit: AuditPort) {
    this.#audit = audit;
  }

  /** A session of staff begins or ends, or somebody failed to begin one in their name: who, nobody knows. */
  async session(person: Person, happened: Happened, session: string, way?: SignInWay): Promise<void> {
    if (!isWatched(person)) return;
    const failed = happened === 'sign_in_failed';
    await this.#audit.record({
      key: `people.${happened}:${session}`,
      actorId: failed ? null : person._id,
      ...(failed ? { as: 'nobody' } : asRole(person.roles[0])),
      action: `people.${happened}`,
      target: { kind: 'person', id: person._id },
      gridPath: gridsOf(person.roles),
      ...(way ? { after: { way } } : {}),
    });
  }

  /** Roles before and after; nothing where they are the same. */
  async roles(person: Person, after: readonly RoleGrant[], by: OnBehalf): Promise<void> {
    const before = person.roles.map(sayRole);
    const next = after.map(sayRole);
    if (before.length === next.length && next.every((role) => before.includes(role))) return;
    const gridPath = gridsOf([...person.roles, ...after]);
    await this.#change(person, 'change_roles', { gridPath, by, before, after: next });
  }

  /** A login given, offered, taken or removed. */
  login(verb: LoginVerb, person: Person, by: OnBehalf): Promise<void> {
    return this.#change(person, verb, { gridPath: gridsOf(person.roles), by });
  }

  /** Codes of an authenticator: set up, taken off, or taken off by an administrator. */
  secondFactor(verb: SecondFactorVerb, person: Person, by: OnBehalf): Promise<void> {
    return this.#change(person, verb, { gridPath: gridsOf(person.roles), by });
  }

  /** Somebody who was slowed or held up at signing in begins anew. */
  unlock(person: Person, by: OnBehalf): Promise<void> {
    return this.#change(person, 'unlock', { gridPath: placesOf(person), by });
  }

  /** Staff looked somebody up by their number; its subject may read that. */
  find(person: Person, by: OnBehalf): Promise<void> {
    return this.#change(person, 'find', { gridPath: placesOf(person), by, isRead: true });
  }

  /** Another number: which one, the trail does not say. */
  number(person: Person, by: OnBehalf): Promise<void> {
    return this.#change(person, 'change_number', { gridPath: placesOf(person), by });
  }

  /** A WeChat that opens the account, tied to it or cut off again. */
  wechat(verb: 'bind_wechat' | 'unbind_wechat', person: Person, by: OnBehalf): Promise<void> {
    return this.#change(person, verb, { gridPath: placesOf(person), by });
  }

  /** An account is closed by its person. */
  close(person: Person): Promise<void> {
    return this.#change(person, 'close', { gridPath: placesOf(person), by: byThemselves(person) });
  }

  #change(
    { _id }: Person,
    verb: string,
    { gridPath, by, before, after, isRead }: { gridPath: readonly string[]; by: OnBehalf } & Change,
  ): Promise<void> {
    const { key = newId('aud'), actorId, as, asGrid = null } = by;
    return this.#audit.record({
      key: `people.${verb}:${_id}:${key}`,
      actorId,
      as,
      asGrid,
      action: `people.${verb}`,
      target: { kind: 'person', id: _id },
      subjectId: _id,
      gridPath,
      ...(isRead ? { isRead } : {}),
      ...(before ? { before: { roles: before } } : {}),
      ...(after ? { after: { roles: after } } : {}),
    });
  }
}

interface Change {
  isRead?: true;
  before?: readonly string[];
  after?: readonly string[];
}

/** Where somebody lives and works. */
const placesOf = ({ homeGrid, roles }: Person) => [...(homeGrid ? [homeGrid] : []), ...gridsOf(roles)];

const sayRole = ({ role, grid }: RoleGrant) => `${role}@${grid}`;

/** An administrator who acts on a grid of theirs. */
export function byAdmin(actor: Actor, [first]: readonly RoleGrant[], pathOf: PathOf, key?: string): OnBehalf {
  const grant = first && roleOver(actor, ['admin'], pathOf(first.grid));
  return {
    actorId: actor.personId,
    ...asRole(grant ?? actor.roles.find(({ role }) => role === 'admin')),
    key,
  };
}

/** Somebody who helps a person near them. */
export function byHelper(actor: Actor, person: Person, pathOf: PathOf): OnBehalf {
  const places = placesOf(person);
  const grant = places
    .map((grid) => roleOver(actor, helperRoles, pathOf(grid)))
    .find((found) => found !== undefined);
  return { actorId: actor.personId, ...asRole(grant) };
}

export const byThemselves = ({ _id }: Person): OnBehalf => ({ actorId: _id, ...asRole(undefined) });
