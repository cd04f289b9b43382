import { smsSentences } from '../../copy/zh-CN.ts';
import type { Actor, RoleGrant } from '../../kernel/actor.ts';
import { bySystem, type OnBehalf } from '../../kernel/audit.ts';
import { type Clock, chinaDate } from '../../kernel/clock.ts';
import { forbidden } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import type { Asker } from './asker.ts';
import type { PasswordQueue } from './password.queue.ts';
import { isNear, managesRoles, type PathOf } from './person.access.ts';
import { byAdmin, byThemselves, type PeopleTrail } from './person.audit.ts';
import { alreadyStaff, loginNotOffered, loginTaken } from './person.errors.ts';
import type { People } from './person.service.ts';
import type { PersonStore } from './person.store.ts';
import { type Person, withoutRoles } from './person.ts';
import type { SignIn } from './sign-in.service.ts';

export interface LoginDeps {
  store: PersonStore;
  people: Pick<People, 'find' | 'ensureByPhone' | 'update' | 'endSessions'>;
  signIn: Pick<SignIn, 'useCode'>;
  passwords: PasswordQueue;
  trail: PeopleTrail;
  clock: Clock;
  outbox: Pick<OutboxPort, 'put'>;
  pathOf: PathOf;
}
interface NewStaff {
  name: string;
  phone: string;
  login: string;
  roles: RoleGrant[];
  renew?: boolean | undefined;
}
interface Taking {
  password: string;
  code: string;
  from: Asker;
}
type Sentence = keyof typeof smsSentences.login;

/**
 * Logins with a password, of those who work here. Others can only offer one: whose account it is takes it, by a code to
 * their phone and with a password that nobody else has ever seen. Every change is told to them and on the trail.
 */
export class Logins {
  readonly #deps: LoginDeps;
  constructor(deps: LoginDeps) {
    this.#deps = deps;
  }

  /**
   * Makes someone, known or not, a member of the staff. Whoever has roles elsewhere already is not the actor's to
   * appoint; whoever has a login is offered another one only where that is meant (`renew`), which also takes the other
   * roles away. An artisan stays one. Throws `forbidden`, `already_staff`, `login_taken`.
   */
  async appoint(actor: Actor, staff: NewStaff, key?: string): Promise<Person> {
    const { name, phone, login, roles, renew = false } = staff;
    const { store, people, trail, clock, pathOf } = this.#deps;
    const standing = await store.seekByPhone(phone);
    if (!managesRoles(actor, [...roles, ...(standing?.roles ?? [])], pathOf)) throw forbidden();
    if (standing?.login && !renew) throw alreadyStaff({ name: standing.name, login: standing.login });
    await this.#refuseTaken(login, standing);
    const person = await people.ensureByPhone(phone, name);
    const by = byAdmin(actor, roles, pathOf, key && `${key}:${chinaDate(clock.now())}`);
    const kept = person.roles.filter(({ role }) => !renew || role === 'artisan');
    const next = [...withoutRoles(kept, roles), ...roles];
    await trail.roles(person, next, by);
    const appointed = await people.update(person._id, { roles: next });
    await this.#offer(appointed, login, by);
    return appointed;
  }

  /** Offers a login by a command on the machine. Throws `login_taken`. */
  async offer(id: string, login: string, by: OnBehalf = bySystem): Promise<void> {
    const person = await this.#deps.people.find(id);
    await this.#refuseTaken(login, person);
    await this.#offer(person, login, by);
  }

  async #refuseTaken(login: string, person: Person | null): Promise<void> {
    const holder = await this.#deps.store.seekByLogin(login);
    if (holder && holder._id !== person?._id) throw loginTaken();
  }

  /** What they sign in with so far goes on until they take the other one. */
  async #offer(person: Person, login: string, by: OnBehalf): Promise<void> {
    const { store, trail, clock } = this.#deps;
    await trail.login('offer_login', person, by);
    await store.set(person._id, { loginOffer: { login, at: clock.now() } });
    await this.#notify(person, 'offered');
  }

  /**
   * Takes the login that was offered, or gives one's own another password; other sessions end. Throws
   * `login_not_offered`, `code_wrong`, `login_taken`, `too_many`.
   */
  async take(id: string, sid: string | undefined, given: Taking): Promise<Person> {
    const { store, people, signIn, passwords, trail, clock } = this.#deps;
    const person = await people.find(id);
    const login = person.loginOffer?.login ?? person.login;
    if (login === undefined) throw loginNotOffered();
    await this.#refuseTaken(login, person);
    await signIn.useCode(person.phone, given.code, given.from);
    const passwordHash = await passwords.hash(given.password, id);
    await trail.login('take_login', person, byThemselves(person));
    const taken = await store.set(id, { login, passwordHash, loginAt: clock.now() }, ['loginOffer']);
    await people.endSessions(id, sid);
    await this.#notify(person, 'taken');
    return taken ?? person;
  }

  /** Refuses what was offered, and gives up what one has; other sessions end. Without either nothing happens. */
  async giveUp(id: string, sid: string | undefined): Promise<void> {
    const { store, people, trail } = this.#deps;
    const person = await people.find(id);
    if (person.login === undefined && !person.loginOffer) return;
    await trail.login('remove_login', person, byThemselves(person));
    await store.set(id, {}, ['login', 'passwordHash', 'loginAt', 'loginOffer']);
    if (person.login === undefined) return;
    await people.endSessions(id, sid);
    await this.#notify(person, 'removed');
  }

  /** An administrator takes a login away, or back what was offered; its person may take it again. Throws `forbidden`. */
  async remove(actor: Actor, id: string): Promise<void> {
    const { store, people, trail, clock, pathOf } = this.#deps;
    const person = await people.find(id);
    if (!managesRoles(actor, person.roles, pathOf) || !isNear(actor, ['admin'], person, pathOf))
      throw forbidden();
    const { login } = person;
    if (login === undefined && !person.loginOffer) return;
    await trail.login('remove_login', person, byAdmin(actor, person.roles, pathOf));
    const again = login === undefined ? {} : { loginOffer: { login, at: clock.now() } };
    const gone = ['login', 'passwordHash', 'loginAt'] as const;
    await store.set(id, again, login === undefined ? ['loginOffer'] : gone);
    if (login === undefined) return;
    await people.endSessions(id);
    await this.#notify(person, 'stopped');
  }

  #notify({ _id, phone }: Person, what: Sentence): Promise<void> {
    const message = { channel: 'sms', lane: 'messages', to: phone, personId: _id } as const;
    return this.#deps.outbox.put({ key: newId('msg'), ...message, text: smsSentences.login[what] });
  }
}
