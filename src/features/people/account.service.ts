import { closedName, closingSentences, smsSentences } from '../../copy/zh-CN.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import type { Asker } from './asker.ts';
import type { PeopleTrail } from './person.audit.ts';
import { accountInUse } from './person.errors.ts';
import type { People } from './person.service.ts';
import type { PersonStore } from './person.store.ts';
import { detachedNumber, isReachable, type Person } from './person.ts';
import type { SignIn } from './sign-in.service.ts';

export interface AccountDeps {
  store: PersonStore;
  people: Pick<People, 'find' | 'endSessions'>;
  signIn: Pick<SignIn, 'useCode' | 'forget'>;
  trail: PeopleTrail;
  clock: Clock;
  outbox: Pick<OutboxPort, 'put'>;
}
/** What an account cannot leave behind. */
export type Hindrance = keyof typeof closingSentences;
type HindranceCheck = (person: Person) => Promise<boolean>;
type ClosedHandler = (person: Person) => Promise<void>;

/** An account closed by its person: who they were is forgotten, what others and the books need of it stays. */
export class Accounts {
  readonly #deps: AccountDeps;
  readonly #checks: [Hindrance, HindranceCheck][] = [];
  readonly #handlers: ClosedHandler[] = [];

  constructor(deps: AccountDeps) {
    this.#deps = deps;
    this.hinderedBy('works', async ({ roles, login }) =>
      [...roles.map(({ role }) => role), ...(login === undefined ? [] : ['staff'])].some(
        (role) => role !== 'artisan',
      ),
    );
  }

  /** Registers who knows of something that an account cannot leave behind. */
  hinderedBy(what: Hindrance, isOpen: HindranceCheck): void {
    this.#checks.push([what, isOpen]);
  }
  /** Registers who keeps something of people. Idempotent: what died in the middle is done again. */
  onClosed(handler: ClosedHandler): void {
    this.#handlers.push(handler);
  }

  async hindrancesOf(id: string): Promise<Hindrance[]> {
    const person = await this.#deps.people.find(id);
    const found: Hindrance[] = [];
    for (const [what, isOpen] of this.#checks) if (await isOpen(person)) found.push(what);
    return found;
  }

  /**
   * Closes one's own account by a code to its number, for good. Everybody else forgets first and the account itself
   * last, so that its person can do it again where it died in between. Throws `account_in_use`, `code_wrong`.
   */
  async close(id: string, sid: string | undefined, code: string, from: Asker): Promise<void> {
    const { store, people, signIn, trail, clock, outbox } = this.#deps;
    await this.#requireIdle(id);
    const person = await people.find(id);
    await signIn.useCode(person.phone, code, from);
    await people.endSessions(id, sid);
    // nothing may have been begun on another device meanwhile
    await this.#requireIdle(id);
    await trail.close(person);
    for (const handler of this.#handlers) await handler(person);
    await signIn.forget(person);
    const nobody = { name: closedName, phone: detachedNumber(id), homeGrid: null, roles: [], addresses: [] };
    const known = [
      'login',
      'passwordHash',
      'loginAt',
      'loginOffer',
      'secondFactor',
      'secondFactorOffer',
      'about',
      'lastInAt',
      'consent',
      'helper',
    ] as const;
    await store.set(id, { ...nobody, closedAt: clock.now() }, known);
    await people.endSessions(id);
    if (!isReachable(person.phone)) return;
    const message = { channel: 'sms', lane: 'messages', to: person.phone, personId: null } as const;
    await outbox.put({ key: newId('msg'), ...message, text: smsSentences.accountClosed });
  }

  async #requireIdle(id: string): Promise<void> {
    const found = await this.hindrancesOf(id);
    if (found.length > 0) throw accountInUse({ why: found.map((each) => closingSentences[each]).join('') });
  }
}
