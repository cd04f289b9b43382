import { smsSentences } from '../../copy/zh-CN.ts';
import { type Actor, personOf } from '../../kernel/actor.ts';
import { after, type Clock, hour } from '../../kernel/clock.ts';
import { forbidden, notFound } from '../../kernel/errors.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import { enteredAt } from '../../kernel/process.ts';
import type { Runner } from '../../kernel/runner.ts';
import { personWith } from '../../kernel/step-actor.ts';
import { readToCount, type Waiting, waitingSince } from '../../kernel/waiting.ts';
import { isReachable, type Numbers, type People, type Person, phoneTaken } from '../people/index.ts';
import type { SettingReader } from '../settings/index.ts';
import { sayWhen } from '../text/index.ts';
import { helpedGrids } from './phone-change.access.ts';
import { phoneChangeOpen, phoneChangeWaits } from './phone-change.errors.ts';
import type { PhoneChangeStore } from './phone-change.store.ts';
import {
  expiryOf,
  type PhoneChange,
  type PhoneChangeRelation,
  type PhoneChangeTypes,
} from './phone-change.ts';

export interface PhoneChangeDeps {
  store: PhoneChangeStore;
  runner: Runner<PhoneChangeTypes>;
  clock: Clock;
  people: Pick<People, 'find' | 'seek' | 'seekByPhone' | 'helps' | 'pathOf'>;
  numbers: Pick<Numbers, 'move' | 'follow'>;
  settings: SettingReader;
  outbox: Pick<OutboxPort, 'put'>;
}
export interface SeenPhoneChange {
  change: PhoneChange;
  steps: (keyof PhoneChangeTypes['steps'])[];
}
interface Wanted {
  phone: string;
  reason: string;
}

/**
 * Staff give somebody another number who lost the one they sign in by. Nobody does it alone: one asks, another
 * confirms, the number of before is told each time and can refuse, days go by, and only who gets a code on the new
 * number comes in.
 */
export class PhoneChanges {
  readonly #deps: PhoneChangeDeps;
  constructor(deps: PhoneChangeDeps) {
    this.#deps = deps;
    const { runner } = deps;
    runner.on(
      'take',
      'documents',
      'phone changes: what follows from another number',
      ({ personId, before, phone }) => deps.numbers.follow({ personId, before, after: phone }),
    );
    runner.on(['propose', 'confirm', 'take'], 'people', 'phone changes: tells both numbers', (change, row) =>
      this.#notify(change, row.step),
    );
  }

  /** Throws `not_found`, `forbidden`, `phone_taken`, `phone_change_open`. */
  async propose(
    actor: Actor,
    personId: string,
    { phone, reason }: Wanted,
    key?: string,
  ): Promise<SeenPhoneChange> {
    const { store, runner, people, clock } = this.#deps;
    const proposerId = personOf(actor);
    const person = await people.find(personId);
    if (!people.helps(actor, person)) throw forbidden();
    const _id = key ? idOf('phc', `${proposerId}:${key}`) : newId('phc');
    const standing = await store.processStore.seek(_id);
    if (standing) return this.#seen(actor, standing);
    if (await people.seekByPhone(phone)) throw phoneTaken();
    const open = [...(await store.openOf(personId)), ...(await store.openTo(phone))];
    if (open.length > 0) throw phoneChangeOpen();
    const fields = {
      _id,
      personId,
      before: person.phone,
      phone,
      reason,
      gridPath: people.pathOf(person),
      proposerId,
      availableAt: null,
      expiresAt: expiryOf(clock.now()),
    };
    const by = personWith(actor, ['proposer']);
    return this.#seen(actor, await runner.create(fields, 'propose', by, { key }));
  }

  /** Those that wait where the actor helps. */
  async list(actor: Actor, request: PageRequest): Promise<Page<SeenPhoneChange>> {
    const position = readCursor(request.cursor, 'time');
    const rows = await this.#deps.store.listOpen(helpedGrids(actor), position, request.limit + 1);
    const page = pageOf(rows, request.limit, ({ expiresAt, _id }) => ({ key: expiresAt.getTime(), id: _id }));
    return { ...page, items: await Promise.all(page.items.map((change) => this.#seen(actor, change))) };
  }
  /** What somebody else has to confirm; null for whoever helps nobody. */
  async waiting(actor: Actor): Promise<Waiting | null> {
    const grids = helpedGrids(actor);
    if (grids.length === 0) return null;
    const open = await this.#deps.store.listOpen(grids, null, readToCount);
    return waitingSince(open.filter(({ state }) => state === 'proposed').map(enteredAt));
  }
  /** Those of one's own that wait. */
  async ofMine(actor: Actor): Promise<SeenPhoneChange[]> {
    const open = await this.#deps.store.openOf(personOf(actor));
    return Promise.all(open.map((change) => this.#seen(actor, change)));
  }

  /** From now on the days run in which it can be refused. */
  async confirm(actor: Actor, id: string, key?: string): Promise<SeenPhoneChange> {
    const { runner, clock, settings } = this.#deps;
    const { change, relations } = await this.#find(actor, id);
    const hours = settings.of(change.gridPath.at(-1) ?? '')['signIn.phoneChangeHours'];
    const options = { input: { availableAt: after(clock.now(), hours * hour) }, key };
    return this.#seen(actor, await runner.takeAs(actor, relations, change, 'confirm', options));
  }
  async withdraw(actor: Actor, id: string, reason: string, key?: string): Promise<SeenPhoneChange> {
    const { change, relations } = await this.#find(actor, id);
    const options = { input: { reason }, key };
    return this.#seen(actor, await this.#deps.runner.takeAs(actor, relations, change, 'withdraw', options));
  }
  async refuse(actor: Actor, id: string, key?: string): Promise<SeenPhoneChange> {
    const { change, relations } = await this.#find(actor, id);
    return this.#seen(actor, await this.#deps.runner.takeAs(actor, relations, change, 'refuse', { key }));
  }

  /**
   * Somebody comes by a number that no account has, with its code: the person it was promised to has it from now on.
   * null where it is promised to nobody. Throws `phone_change_waits`, `phone_taken`.
   */
  async arrive(phone: string): Promise<Person | null> {
    const { store, runner, people, numbers, clock } = this.#deps;
    const [change] = (await store.openTo(phone)).filter(({ availableAt }) => availableAt !== null);
    if (!change?.availableAt || change.expiresAt <= clock.now()) return null;
    if (change.availableAt > clock.now()) throw phoneChangeWaits({ from: change.availableAt.toISOString() });
    // the number first, as one conditional write: a step that was taken always holds
    if (!(await numbers.move(change.personId, change.before, phone))) return null;
    await runner.tryAdvance(change, 'take', { kind: 'system' });
    return people.find(change.personId);
  }

  async #notify({ _id, personId, before, phone, availableAt, n }: PhoneChange, step: string): Promise<void> {
    const put = (to: string, text: string) =>
      this.#deps.outbox.put({
        key: idOf('msg', `${_id}:${step}:${n}:${to}`),
        channel: 'sms',
        lane: 'messages',
        to,
        personId,
        text,
      });
    const texts = smsSentences.phoneChange;
    const from = sayWhen(availableAt ?? new Date(0));
    const former = {
      propose: () => texts.proposed,
      confirm: () => texts.confirmed(from),
      take: () => smsSentences.numberChanged,
    }[step];
    if (former && isReachable(before)) await put(before, former());
    if (step === 'confirm') await put(phone, texts.promised(from));
  }

  async #find(actor: Actor, id: string) {
    personOf(actor);
    const change = await this.#deps.store.processStore.find(id);
    const relations = await this.#relations(actor, change);
    if (relations.length === 0) throw notFound();
    return { change, relations };
  }
  async #relations(actor: Actor, change: PhoneChange): Promise<PhoneChangeRelation[]> {
    if (actor.personId === change.personId) return ['owner'];
    const person = await this.#deps.people.seek(change.personId);
    if (!person || !this.#deps.people.helps(actor, person)) return [];
    return [actor.personId === change.proposerId ? 'proposer' : 'second'];
  }
  async #seen(actor: Actor, change: PhoneChange): Promise<SeenPhoneChange> {
    return { change, steps: this.#deps.runner.openSteps(change, await this.#relations(actor, change)) };
  }
}
