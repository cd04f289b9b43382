import { type Actor, nobody, type RoleGrant } from '../../kernel/actor.ts';
import { bySystem, type OnBehalf } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import { after, day } from '../../kernel/clock.ts';
import { forbidden, notFound } from '../../kernel/errors.ts';
import { newId, newSecret } from '../../kernel/ids.ts';
import { digest } from './asker.ts';
import { consentOf, requireConsent } from './consent.ts';
import type { PasswordQueue } from './password.queue.ts';
import { helperRoles, helps, isNear, managesRoles, type PathOf } from './person.access.ts';
import { byAdmin, byHelper, type PeopleTrail, type SignInWay } from './person.audit.ts';
import { addressLimit } from './person.errors.ts';
import type { PersonStore } from './person.store.ts';
import { type Address, mostAddresses, type Person, type Session, withoutRoles } from './person.ts';
import { type WaitsFor, waitsFor, worksHere } from './second-factor.ts';

/** So many of one name are told apart. */
const mostCalled = 50;

export interface PeopleDeps {
  store: PersonStore;
  clock: Clock;
  trail: PeopleTrail;
  passwords: PasswordQueue;
  pathOf: PathOf;
  /** Whether a grid of these roles wants a second factor. */
  isSecondFactorRequired(roles: readonly RoleGrant[]): boolean;
}
/** Ends what the roles allowed that an administrator takes from somebody. */
type RoleEnding = (person: Person, gone: readonly RoleGrant[]) => Promise<unknown>;
export interface SignedIn {
  person: Person;
  sid: string;
  csrf: string;
  /** Not signed in before that was shown or done; null: they are. */
  waitsFor: WaitsFor | null;
}
/** A session with whose it is; `actor` is nobody while it waits for something. */
interface HeldSession {
  session: Session;
  person: Person;
  actor: Actor;
  waitsFor: WaitsFor | null;
}

export const sessionLife = 30 * day;

/** People, their sessions, and what they may. */
export class People {
  readonly #deps: PeopleDeps;
  readonly #trail: PeopleTrail;
  readonly #endings: RoleEnding[] = [];
  constructor(deps: PeopleDeps) {
    this.#deps = deps;
    this.#trail = deps.trail;
  }

  async openSession(person: Person, way: SignInWay = 'demo'): Promise<SignedIn> {
    const sid = newSecret();
    const csrf = newSecret();
    const expiresAt = after(this.#deps.clock.real(), sessionLife);
    const session: Session = { _id: digest(sid), personId: person._id, csrf, way, expiresAt };
    const waits = this.#waitsFor(person, session);
    // who has not shown their second factor has not come in
    if (waits !== 'second_code') await this.#trail.session(person, 'sign_in', digest(sid), way);
    await this.#deps.store.insertSession(session);
    return { person, sid, csrf, waitsFor: waits };
  }
  /** A second factor was shown in this session. */
  async passSession(sid: string): Promise<void> {
    const held = await this.ofSession(sid);
    if (!held) return;
    if (held.waitsFor === 'second_code') {
      const way = held.session.way as SignInWay | undefined;
      await this.#trail.session(held.person, 'sign_in', digest(sid), way);
    }
    await this.#deps.store.passSession(digest(sid), this.#deps.clock.real());
  }
  #waitsFor(person: Person, session: Pick<Session, 'secondAt'>): WaitsFor | null {
    const { roles } = person;
    return waitsFor(person, session, worksHere(roles) && this.#deps.isSecondFactorRequired(roles));
  }
  async signOut(sid: string): Promise<void> {
    const held = await this.ofSession(sid);
    if (held) await this.#trail.session(held.person, 'sign_out', digest(sid));
    await this.#deps.store.removeSession(digest(sid));
  }

  /** Ends the sessions of a person, but for the one they are in. */
  endSessions(id: string, sid?: string): Promise<void> {
    return this.#deps.store.removeSessionsOf(id, sid && digest(sid));
  }

  /** Who holds this session, read anew each time: a change of roles or a ban holds at once. */
  async ofSession(sid: string): Promise<HeldSession | null> {
    const session = await this.#deps.store.seekSession(digest(sid), this.#deps.clock.real());
    const person = session ? await this.#deps.store.seek(session.personId) : null;
    if (!session || !person) return null;
    const { _id: personId, roles } = person;
    const waits = this.#waitsFor(person, session);
    const actor = waits ? { ...nobody, begun: { personId, roles, waitsFor: waits } } : { personId, roles };
    return { session, person, actor, waitsFor: waits };
  }

  /** Throws `not_found`. */
  find(id: string): Promise<Person> {
    return this.#deps.store.find(id);
  }
  seek(id: string): Promise<Person | null> {
    return this.#deps.store.seek(id);
  }
  seekByPhone(phone: string): Promise<Person | null> {
    return this.#deps.store.seekByPhone(phone);
  }
  seekByLogin(login: string): Promise<Person | null> {
    return this.#deps.store.seekByLogin(login);
  }
  /** Somebody with this phone who lives or works where the actor helps. Throws `not_found`. */
  async findNear(actor: Actor, phone: string): Promise<Person> {
    const person = await this.seekByPhone(phone);
    const { pathOf } = this.#deps;
    if (!person || !isNear(actor, helperRoles, person, pathOf)) throw notFound();
    await this.#trail.find(person, byHelper(actor, person, pathOf));
    return person;
  }
  /** Whether the actor may act for this person. */
  helps(actor: Actor, person: Person): boolean {
    return helps(actor, person, this.#deps.pathOf);
  }
  /** The grids where a person lives and works, with all above them, the top first. */
  pathOf({ homeGrid, roles }: Person): string[] {
    const grids = [...roles.map(({ grid }) => grid), ...(homeGrid ? [homeGrid] : [])];
    return [...new Set(grids.flatMap((grid) => this.#deps.pathOf(grid)))];
  }
  withRole(role: string, grids: readonly string[]): Promise<Person[]> {
    return this.#deps.store.withRole(role, grids);
  }
  /** The names of those who are known. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.#deps.store.namesOf(ids);
  }
  /** Who holds a role on one of these grids and is called so. */
  async workersCalled(grids: readonly string[], text: string): Promise<string[]> {
    const found = await this.#deps.store.listWithRoles({ grids, text }, null, mostCalled);
    return found.map(({ _id }) => _id);
  }
  hasAny(): Promise<boolean> {
    return this.#deps.store.hasAny();
  }

  /** The person with this phone, made if there is none yet. */
  ensureByPhone(phone: string, name: string, more: Partial<Person> = {}): Promise<Person> {
    const createdAt = this.#deps.clock.now();
    const blank = { homeGrid: null, roles: [], addresses: [], createdAt };
    return this.#deps.store.ensure({ _id: newId('per'), name, phone, ...blank, ...more });
  }

  /**
   * Gives someone a login outright: for those whom the server itself has made. Nobody else's hand may reach this.
   * Throws `login_taken`.
   */
  async setPassword(id: string, login: string, password: string, by: OnBehalf = bySystem): Promise<void> {
    const person = await this.find(id);
    const passwordHash = await this.#deps.passwords.hash(password, by.as);
    await this.#trail.login('give_login', person, by);
    await this.#deps.store.set(id, { login, passwordHash, loginAt: this.#deps.clock.now() });
    await this.endSessions(id);
  }
  async update(
    id: string,
    change: Partial<
      Pick<Person, 'name' | 'homeGrid' | 'roles' | 'about' | 'lastInAt' | 'consent' | 'helper'>
    >,
  ): Promise<Person> {
    const person = await this.#deps.store.set(id, change);
    if (!person) throw notFound();
    return person;
  }
  /** Throws `not_found`, and `forbidden` where a role given or taken away is not the actor's to give. */
  async setRoles(actor: Actor, id: string, roles: RoleGrant[]): Promise<Person> {
    const person = await this.find(id);
    const { roles: standing } = person;
    const { pathOf } = this.#deps;
    const changed = [...withoutRoles(roles, standing), ...withoutRoles(standing, roles)];
    if (!managesRoles(actor, changed, pathOf)) throw forbidden();
    const by = byAdmin(actor, changed, pathOf);
    await this.#trail.roles(person, roles, by);
    // what a role allowed ends first, so that nothing outlives it
    for (const end of this.#endings) await end(person, withoutRoles(standing, roles));
    return this.update(id, { roles });
  }
  /** Registers what ends when an administrator takes roles away. */
  beforeRolesGo(end: RoleEnding): void {
    this.#endings.push(end);
  }
  async grant(id: string, grant: RoleGrant, by: OnBehalf = bySystem): Promise<void> {
    const person = await this.find(id);
    await this.#trail.roles(person, [...withoutRoles(person.roles, [grant]), grant], by);
    await this.#deps.store.addRole(id, grant);
  }
  async revoke(id: string, grant: RoleGrant, by: OnBehalf = bySystem): Promise<void> {
    const person = await this.find(id);
    await this.#trail.roles(person, withoutRoles(person.roles, [grant]), by);
    await this.#deps.store.removeRole(id, grant);
  }

  /** Agrees to the privacy text that holds now. Throws `consent_needed` where another one was read. */
  async agree(id: string, version: string): Promise<void> {
    requireConsent(version);
    const consent = consentOf(await this.find(id), this.#deps.clock.real());
    await this.update(id, { consent });
  }

  async addAddress(personId: string, address: Omit<Address, 'id'>): Promise<Address> {
    const made = { id: newId('adr'), ...address };
    if (!(await this.#deps.store.addAddress(personId, made))) throw addressLimit({ most: mostAddresses });
    return made;
  }
  async removeAddress(personId: string, addressId: string): Promise<void> {
    if (!(await this.#deps.store.removeAddress(personId, addressId))) throw notFound();
  }
  listDemo(): Promise<Person[]> {
    return this.#deps.store.listDemo();
  }
}
