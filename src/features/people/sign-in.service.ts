import type { Actor } from '../../kernel/actor.ts';
import { after, type Clock, day, hour } from '../../kernel/clock.ts';
import { forbidden } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import { type Asker, digest } from './asker.ts';
import { consentOf, requireConsent } from './consent.ts';
import type { PasswordQueue } from './password.queue.ts';
import { helperRoles, isNear, type PathOf } from './person.access.ts';
import { byHelper, isWatched, type PeopleTrail, type SignInWay } from './person.audit.ts';
import { codeWrong, passwordWrong } from './person.errors.ts';
import type { People, SignedIn } from './person.service.ts';
import type { Person } from './person.ts';
import { Codes } from './sign-in.codes.ts';
import { type Identity, type IdentityDeps, IdentityQuestion } from './sign-in.identity.ts';
import { type MostPerAddress, SignInLimits } from './sign-in.limits.ts';
import type { SignInStore } from './sign-in.store.ts';

export interface SignInDeps extends MostPerAddress, Pick<IdentityDeps, 'idleDays'> {
  store: SignInStore;
  people: Pick<People, 'find' | 'seekByPhone' | 'seekByLogin' | 'ensureByPhone' | 'openSession' | 'update'>;
  passwords: PasswordQueue;
  trail: PeopleTrail;
  clock: Clock;
  outbox: Pick<OutboxPort, 'put'>;
  pathOf: PathOf;
  /** Lets go of a number that is somebody else's by now. */
  detach(person: Person): Promise<void>;
}
interface SaidAtSignIn extends Identity {
  /** The privacy text that was agreed to. */
  consent?: string | undefined;
}
/** Whose a number is from now on that no account has; throws where they cannot come in by it yet. */
type Arrival = (phone: string) => Promise<Person | null>;

/** That a number is somebody's own. */
interface Proof {
  way: SignInWay;
  isRight(): Promise<boolean>;
  /** Uses it up; throws where it is none. */
  use(): Promise<void>;
}

/** How long a browser keeps what it is known by, and a person's own devices are remembered. */
export const deviceLife = 400 * day;

/** How people come in: by a code to their phone, or by a login and its password. Real time throughout. */
export class SignIn {
  readonly #deps: SignInDeps;
  readonly #limits: SignInLimits;
  readonly #codes: Codes;
  readonly #question: IdentityQuestion;
  #arrival: Arrival = async () => null;

  constructor(deps: SignInDeps) {
    this.#deps = deps;
    this.#limits = new SignInLimits(deps.store, deps);
    this.#codes = new Codes(deps.store, deps.outbox);
    this.#question = new IdentityQuestion(deps);
  }

  /** Has a code sent. The answer is the same for known and unknown numbers. Throws `too_many`. */
  async requestCode(phone: string, from: Asker): Promise<void> {
    const { clock, people } = this.#deps;
    const now = clock.real();
    const isKnown = await this.#isKnown(await people.seekByPhone(phone), from);
    const count = async () => {
      if (!isKnown) await this.#limits.code(phone, from.ip, now);
    };
    await this.#codes.send(phone, from, { isKnown, now, count });
  }

  /**
   * Throws `consent_needed` before anything is looked at, `code_wrong`, and `identity_needed`, `identity_wrong` where the
   * number was idle for long.
   */
  async byCode(phone: string, code: string, from: Asker, said: SaidAtSignIn): Promise<SignedIn> {
    requireConsent(said.consent);
    return this.#byNumber(phone, from, said, {
      way: 'code',
      // a right code stays good until the question is answered, within its tries
      isRight: () => this.#codes.isRight(phone, code, from, this.#deps.clock.real()),
      use: () => this.useCode(phone, code, from),
    });
  }
  /**
   * By a number that whoever knows people inside WeChat vouches for. Throws `consent_needed` before that is asked, and
   * `identity_needed` where the number was idle for long: then only a code helps.
   */
  async byProvenNumber(
    prove: () => Promise<string>,
    from: Asker,
    { consent }: Pick<SaidAtSignIn, 'consent'>,
  ): Promise<SignedIn> {
    requireConsent(consent);
    const proof: Proof = { way: 'wechat', isRight: async () => true, use: async () => undefined };
    return this.#byNumber(await prove(), from, {}, proof);
  }
  async #byNumber(phone: string, from: Asker, said: Identity, proof: Proof): Promise<SignedIn> {
    const { people, clock, detach } = this.#deps;
    const person = await people.seekByPhone(phone);
    const now = clock.real();
    const isAsked =
      person !== null && (await this.#question.isDue(person, await this.#isKnown(person, from), now));
    const isNew =
      isAsked && (await proof.isRight()) && (await this.#question.judge(person, said, now)) === 'new';
    await proof.use();
    if (isNew) await detach(person);
    const promised = person ? null : await this.#arrival(phone);
    const found = promised ?? (await people.ensureByPhone(phone, ''));
    const agreed = await people.update(found._id, { consent: consentOf(found, now) });
    return this.enter(agreed, proof.way, from);
  }
  /** Registers who knows to whom a number without an account was promised. */
  onArrival(arrival: Arrival): void {
    this.#arrival = arrival;
  }

  /** Uses up the code that went to this phone because this device asked. Throws `code_wrong`. */
  async useCode(phone: string, code: string, from: Asker): Promise<void> {
    const { clock, people, trail } = this.#deps;
    const outcome = await this.#codes.use(phone, code, from, clock.real());
    if (outcome === 'used') return;
    const person = outcome === 'wrong' ? await people.seekByPhone(phone) : null;
    // as many rows as a code has tries, and none for a code that was never sent
    if (person) await trail.session(person, 'sign_in_failed', newId('try'), 'code');
    throw codeWrong();
  }

  async byPassword(login: string, password: string, from: Asker): Promise<SignedIn> {
    const { store, clock, people, passwords, trail } = this.#deps;
    const now = clock.real();
    passwords.requirePlace(from.ip);
    const person = await people.seekByLogin(login);
    const takeBack = await this.#limits.password(login, from, await this.#isKnown(person, from), now);
    const right = await passwords.verify(person?.passwordHash, password, from.ip).catch(async (thrown) => {
      await takeBack();
      throw thrown;
    });
    if (person && right) {
      await takeBack();
      return this.enter(person, 'password', from);
    }
    // one write either way: how long the refusal takes says nothing about who exists
    if (person && isWatched(person)) await trail.session(person, 'sign_in_failed', newId('try'), 'password');
    else await store.spend(`unknown ${digest(login)}`, after(now, hour));
    throw passwordWrong();
  }

  /** Lets a person begin anew who was slowed or held up. Throws `forbidden`. */
  async unlock(actor: Actor, id: string): Promise<void> {
    const { people, trail, pathOf } = this.#deps;
    const person = await people.find(id);
    if (!isNear(actor, helperRoles, person, pathOf)) throw forbidden();
    await trail.unlock(person, byHelper(actor, person, pathOf));
    await this.#limits.forget(person);
    await this.#codes.forget(person.phone);
  }

  /** How somebody came in, forgotten: their devices, codes and tries. */
  async forget(person: Person): Promise<void> {
    const { store } = this.#deps;
    await store.forgetDevices(person._id);
    await this.#limits.forget(person);
    await this.#codes.forget(person.phone);
  }

  /** A session for somebody who has been recognised, on a device that is known from now on. */
  async enter(person: Person, way: SignInWay, { device }: Asker): Promise<SignedIn> {
    const { store, clock, people } = this.#deps;
    const signedIn = await people.openSession(person, way);
    await people.update(person._id, { lastInAt: clock.real() });
    if (device !== undefined) {
      const expiresAt = after(clock.real(), deviceLife);
      await store.remember({ _id: digest(person._id, device), personId: person._id, expiresAt });
    }
    return signedIn;
  }

  /** Whether this person has signed in on this device; nobody costs as much as somebody. */
  #isKnown(person: Person | null, { device }: Asker): Promise<boolean> {
    return this.#deps.store.isKnown(digest(person?._id ?? '', device ?? ''));
  }
}
