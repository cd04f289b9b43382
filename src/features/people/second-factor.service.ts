import { randomBytes } from 'node:crypto';
import { productName, smsSentences } from '../../copy/zh-CN.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { OnBehalf } from '../../kernel/audit.ts';
import { after, type Clock, hour } from '../../kernel/clock.ts';
import { forbidden, tooMany } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import type { Sealing } from '../../kernel/sealing.ts';
import { digest } from './asker.ts';
import type { PasswordQueue } from './password.queue.ts';
import { isNear, managesRoles, type PathOf } from './person.access.ts';
import { byAdmin, byThemselves, type PeopleTrail } from './person.audit.ts';
import {
  passwordWrong,
  secondCodeUnasked,
  secondCodeWrong,
  secondFactorOff,
  secondFactorSet,
  secondFactorUnset,
} from './person.errors.ts';
import type { People, PeopleDeps, SignedIn } from './person.service.ts';
import type { PersonStore } from './person.store.ts';
import type { Person } from './person.ts';
import { aboutSecret, newRecoveryCodes, recoveryDigest, worksHere } from './second-factor.ts';
import type { SignInStore } from './sign-in.store.ts';
import { base32, otpauthUri, stepOfCode } from './totp.ts';

export interface SecondFactorDeps {
  store: PersonStore;
  budgets: Pick<SignInStore, 'spend' | 'giveBack' | 'forgetBudgets'>;
  people: Pick<People, 'find' | 'endSessions' | 'ofSession' | 'passSession'>;
  passwords: PasswordQueue;
  sealing: Sealing;
  trail: PeopleTrail;
  clock: Clock;
  outbox: Pick<OutboxPort, 'put'>;
  pathOf: PathOf;
  /** Whether a grid of these roles wants a second factor. */
  isSecondFactorRequired: PeopleDeps['isSecondFactorRequired'];
}
type Sentence = keyof typeof smsSentences.secondFactor;

/** So many wrong codes of one person in an hour. Whoever tries has come past the first factor. */
const mostWrong = 10;
const secretBytes = 20;
/** Only digits: a code of the authenticator; anything else is taken for a recovery code. */
const plain = (code: string) => code.replace(/\s/g, '');

/** Codes of an authenticator, beside what people sign in with. Real time throughout. */
export class SecondFactors {
  readonly #deps: SecondFactorDeps;
  constructor(deps: SecondFactorDeps) {
    this.#deps = deps;
  }

  async of(id: string) {
    const { people, sealing, isSecondFactorRequired } = this.#deps;
    const { secondFactor, roles, passwordHash } = await people.find(id);
    return {
      since: secondFactor?.at ?? null,
      recoveryLeft: secondFactor?.recovery.length ?? 0,
      isRequired: worksHere(roles) && isSecondFactorRequired(roles),
      isOffered: sealing.isThere,
      hasPassword: passwordHash !== undefined,
    };
  }

  /** A secret of one's own; it asks for nothing yet. Throws `second_factor_off`, `second_factor_set`. */
  async begin(id: string): Promise<{ secret: string; uri: string }> {
    const { store, people, sealing, clock } = this.#deps;
    if (!sealing.isThere) throw secondFactorOff();
    const person = await people.find(id);
    const secret = randomBytes(secretBytes);
    const offer = { secret: sealing.seal(secret, aboutSecret(id)), at: clock.real() };
    if (!(await store.offerSecondFactor(id, offer))) throw secondFactorSet();
    return { secret: base32(secret), uri: otpauthUri(secret, productName, person.login ?? person.name) };
  }

  /**
   * Sets up what was begun, by a code of it; other sessions end. Answers the recovery codes, which nobody sees again.
   * Throws `second_factor_unset`, `second_code_wrong`, `too_many`.
   */
  async confirm(id: string, sid: string | undefined, code: string): Promise<string[]> {
    const { store, people, sealing, trail, clock } = this.#deps;
    const person = await people.find(id);
    const offer = person.secondFactorOffer;
    if (!offer || person.secondFactor) throw secondFactorUnset();
    const takeBack = await this.#count(id);
    const now = clock.real();
    const step = stepOfCode(sealing.open(offer.secret, aboutSecret(id)), plain(code), now);
    if (step === null) throw secondCodeWrong();
    await takeBack();
    const codes = newRecoveryCodes();
    const recovery = codes.map((each) => recoveryDigest(id, each));
    await trail.secondFactor('set_second_factor', person, byThemselves(person));
    const factor = { secret: offer.secret, at: now, lastStep: step, recovery };
    if (!(await store.takeSecondFactor(id, offer, factor))) throw secondFactorUnset();
    if (sid) await people.passSession(sid);
    await people.endSessions(id, sid);
    await this.#notify(person, 'set');
    return codes;
  }

  /** What one has is taken off, by the password where there is one and a code. Throws as it says. */
  async remove(id: string, sid: string | undefined, given: { password?: string | undefined; code: string }) {
    const { store, people, passwords, trail } = this.#deps;
    const person = await people.find(id);
    if (!person.secondFactor) throw secondFactorUnset();
    const takeBack = await this.#count(id);
    const isKnown =
      person.passwordHash === undefined ||
      (await passwords.verify(person.passwordHash, given.password ?? '', id).catch(async (thrown) => {
        await takeBack();
        throw thrown;
      }));
    if (!isKnown) throw passwordWrong();
    await takeBack();
    await this.#spend(person, given.code);
    await trail.secondFactor('remove_second_factor', person, byThemselves(person));
    await store.removeSecondFactor(id);
    await people.endSessions(id, sid);
    await this.#notify(person, 'removed');
  }

  /** An administrator takes it off somebody who lost theirs; every session of theirs ends. Throws `forbidden`. */
  async reset(actor: Actor, id: string): Promise<void> {
    const { people, pathOf } = this.#deps;
    const person = await people.find(id);
    const isTheirs = managesRoles(actor, person.roles, pathOf) && isNear(actor, ['admin'], person, pathOf);
    // one's own goes by one's own password and code
    if (!isTheirs || actor.personId === id) throw forbidden();
    await this.resetBy(id, byAdmin(actor, person.roles, pathOf));
  }

  /** The same by a command on the machine, where nobody stands above who lost theirs. */
  async resetBy(id: string, by: OnBehalf): Promise<void> {
    const { store, people, trail, budgets } = this.#deps;
    const person = await people.find(id);
    if (!person.secondFactor) return;
    await trail.secondFactor('reset_second_factor', person, by);
    await store.removeSecondFactor(id);
    await budgets.forgetBudgets(`second ${digest(id)} `);
    await people.endSessions(id);
    await this.#notify(person, 'reset');
  }

  /** Makes a session whole that waits for a code. Throws `second_code_unasked`, `second_code_wrong`, `too_many`. */
  async pass(sid: string | undefined, code: string): Promise<SignedIn> {
    const { people } = this.#deps;
    const held = sid ? await people.ofSession(sid) : null;
    if (!sid || held?.waitsFor !== 'second_code') throw secondCodeUnasked();
    await this.#spend(held.person, code);
    await people.passSession(sid);
    return { person: held.person, sid, csrf: held.session.csrf, waitsFor: null };
  }

  /** Whether every secret that is kept can be opened. */
  async isReadable(): Promise<boolean> {
    const { store, sealing } = this.#deps;
    return (await store.seekSealedOtherwise(sealing.versions)) === null;
  }

  /** Uses a code up, of the authenticator or for recovery. Throws `second_code_wrong`, `too_many`. */
  async #spend(person: Person, given: string): Promise<void> {
    const { store, sealing, trail, clock } = this.#deps;
    const { _id: id, secondFactor } = person;
    const code = plain(given);
    const takeBack = await this.#count(id);
    const step =
      secondFactor && /^\d{6}$/.test(code)
        ? stepOfCode(sealing.open(secondFactor.secret, aboutSecret(id)), code, clock.real())
        : null;
    const isRight =
      step === null
        ? await store.spendRecovery(id, recoveryDigest(id, code))
        : await store.spendStep(id, step);
    if (isRight) return takeBack();
    await trail.session(person, 'sign_in_failed', newId('try'), 'second_code');
    throw secondCodeWrong();
  }

  /** Counts a try before anything is compared. Throws `too_many`. */
  async #count(id: string): Promise<() => Promise<void>> {
    const { budgets, clock } = this.#deps;
    const now = clock.real();
    const budget = `second ${digest(id)} ${Math.floor(now.getTime() / hour)}`;
    if ((await budgets.spend(budget, after(now, 2 * hour))) > mostWrong) throw tooMany();
    return () => budgets.giveBack(budget);
  }

  #notify({ _id, phone }: Person, what: Sentence): Promise<void> {
    const message = { channel: 'sms', lane: 'messages', to: phone, personId: _id } as const;
    return this.#deps.outbox.put({ key: newId('msg'), ...message, text: smsSentences.secondFactor[what] });
  }
}
