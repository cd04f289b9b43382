import { smsSentences } from '../../copy/zh-CN.ts';
import { bySystem } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import type { Asker } from './asker.ts';
import { byThemselves, type PeopleTrail } from './person.audit.ts';
import { phoneTaken } from './person.errors.ts';
import type { People } from './person.service.ts';
import type { PersonStore } from './person.store.ts';
import { detachedNumber, isReachable, type Person } from './person.ts';
import type { SignIn } from './sign-in.service.ts';

export interface NumberDeps {
  store: PersonStore;
  people: Pick<People, 'find' | 'endSessions'>;
  signIn: Pick<SignIn, 'useCode'>;
  trail: PeopleTrail;
  outbox: Pick<OutboxPort, 'put'>;
}
interface Changing {
  phone: string;
  /** That went to the new number. */
  code: string;
  from: Asker;
}
interface NumberChange {
  personId: string;
  before: string;
  after: string;
}
type NumberHandler = (change: NumberChange) => Promise<void>;

/** The number of a person, which is how they come in. */
export class Numbers {
  readonly #deps: NumberDeps;
  readonly #handlers: NumberHandler[] = [];
  constructor(deps: NumberDeps) {
    this.#deps = deps;
  }

  /** Registers who keeps numbers too. Idempotent: a change that died in the middle is made again. */
  onChanged(handler: NumberHandler): void {
    this.#handlers.push(handler);
  }

  /** Somebody else has the number by now: what its person left stays theirs, and nobody comes to it by this number. */
  async detach(person: Person): Promise<void> {
    const { store, trail } = this.#deps;
    await trail.number(person, bySystem);
    const { _id: personId, phone: before } = person;
    const after = detachedNumber(personId);
    // false: somebody who came at the same time was first
    await store.changePhone(personId, before, after);
    await this.follow({ personId, before, after });
  }

  /** The number alone, in one conditional write: false where it is another person's, or no longer that of before. */
  async move(personId: string, before: string, after: string): Promise<boolean> {
    if (await this.#deps.store.changePhone(personId, before, after)) return true;
    return (await this.#deps.people.find(personId)).phone === after;
  }
  /** What another number brings with it, and every session ends. Idempotent. */
  async follow(change: NumberChange): Promise<void> {
    for (const handler of this.#handlers) await handler(change);
    await this.#deps.people.endSessions(change.personId);
  }

  /**
   * Another number of one's own; the old one is notified, other sessions end. Throws `code_wrong` and `phone_taken`,
   * where the number is another person's.
   */
  async change(id: string, sid: string | undefined, { phone, code, from }: Changing): Promise<Person> {
    const { store, people, signIn, trail, outbox } = this.#deps;
    const person = await people.find(id);
    await signIn.useCode(phone, code, from);
    await trail.number(person, byThemselves(person));
    if (!(await store.changePhone(id, person.phone, phone))) throw phoneTaken();
    for (const handler of this.#handlers) await handler({ personId: id, before: person.phone, after: phone });
    await people.endSessions(id, sid);
    if (!isReachable(person.phone)) return people.find(id);
    const message = { channel: 'sms', lane: 'messages', to: person.phone, personId: id } as const;
    await outbox.put({ key: newId('msg'), ...message, text: smsSentences.numberChanged });
    return people.find(id);
  }
}
