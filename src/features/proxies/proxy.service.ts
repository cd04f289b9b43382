import { smsSentences } from '../../copy/zh-CN.ts';
import { type Actor, holds, personOf, roleOver } from '../../kernel/actor.ts';
import { type AuditPort, asRole } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Grids } from '../grids/index.ts';
import type { People, Person } from '../people/index.ts';
import type { ConsentCodes } from './consent.codes.ts';
import { workerRoles } from './proxy.access.ts';
import { ownRelative, proxyNotAgreed } from './proxy.errors.ts';
import type { ProxyStore } from './proxy.store.ts';
import type { Permission, ProxyRequest, Relative, RelativeRelation, RelativeTypes } from './proxy.ts';

export interface ProxyDeps {
  store: ProxyStore;
  runner: Runner<RelativeTypes>;
  codes: ConsentCodes;
  clock: Clock;
  audit: AuditPort;
  people: Pick<People, 'find' | 'seek' | 'seekByPhone' | 'ensureByPhone'>;
  grids: Pick<Grids, 'pathOf'>;
}
export interface SeenRelative {
  relative: Relative;
  as: RelativeRelation;
  /** Whoever is on the other side. */
  other: Person | null;
  steps: string[];
}
interface WantedRelative {
  phone: string;
  name: string;
  called: string;
}

const tailOf = ({ phone }: Person) => phone.slice(-4);
const ofRelative = (id: string) => `relative:${id}`;
const ofPair = (ordererId: string, personId: string) => `order:${ordererId}:${personId}`;
const nothing = async () => {};

/** Who may order for whom, and how that is known. */
export class Proxies {
  readonly #deps: ProxyDeps;
  constructor(deps: ProxyDeps) {
    this.#deps = deps;
  }

  /** Everything that stands between the asker and others. */
  async ofMine(actor: Actor): Promise<SeenRelative[]> {
    const all = await this.#deps.store.ofPerson(personOf(actor));
    return Promise.all(all.map((each) => this.#seen(actor, each)));
  }

  /** Asks somebody by their number; the same again sends another code. Throws `own_relative`, `too_many`. */
  async ask(actor: Actor, { phone, name, called }: WantedRelative): Promise<SeenRelative> {
    const { people, store, runner, codes } = this.#deps;
    const orderer = await people.find(personOf(actor));
    if (orderer.phone === phone) throw ownRelative();
    const person = await people.ensureByPhone(phone, name.trim());
    const standing = (await store.ofPerson(orderer._id)).find(
      (each) => each.ordererId === orderer._id && each.personId === person._id,
    );
    if (standing?.state === 'agreed') return this.#seen(actor, standing);
    const _id = standing?._id ?? newId('rel');
    await codes.send(ofPair(orderer._id, `family:${person._id}`), phone, (code) =>
      smsSentences.proxy.relative(tailOf(orderer), code),
    );
    if (standing) return this.#seen(actor, standing);
    const fields = { _id, ordererId: orderer._id, personId: person._id, called: called.trim() };
    const by = { kind: 'person', id: orderer._id, relations: ['orderer'] } as const;
    return this.#seen(actor, await runner.create(fields, 'ask', by, {}));
  }

  /** In one's own account, or by the code that was passed on. Throws `not_found`, `step_closed`, `proxy_code_wrong`. */
  async agree(actor: Actor, id: string, code: string | undefined, key?: string): Promise<SeenRelative> {
    const { runner, codes } = this.#deps;
    const relative = await this.#find(actor, id);
    const { ordererId, personId, state } = relative;
    if (actor.personId === ordererId && code !== undefined && state === 'asked') {
      await codes.use(ofPair(ordererId, `family:${personId}`), code, ofRelative(id));
      return this.#seen(actor, await runner.advance(relative, 'agree', { kind: 'system' }, { input: {} }));
    }
    const relations = this.#relations(actor, relative);
    return this.#seen(actor, await runner.takeAs(actor, relations, relative, 'agree', { key }));
  }
  /** Either of them, at any time. Throws `not_found`, `step_closed`. */
  async end(actor: Actor, id: string, key?: string): Promise<SeenRelative> {
    const relative = await this.#find(actor, id);
    const relations = this.#relations(actor, relative);
    return this.#seen(actor, await this.#deps.runner.takeAs(actor, relations, relative, 'end', { key }));
  }

  /** A resident whom a leader or staff may order for; the look is on the trail first. Throws `not_found`. */
  async findResident(actor: Actor, phone: string): Promise<Person> {
    const person = await this.#deps.people.seekByPhone(phone);
    const path = person && this.#pathFor(actor, person);
    if (!person || !path) throw notFound();
    await this.#deps.audit.record({
      key: newId('look'),
      actorId: personOf(actor),
      ...asRole(roleOver(actor, workerRoles, path)),
      action: 'proxy.find',
      target: { kind: 'person', id: person._id },
      subjectId: person._id,
      isRead: true,
      gridPath: path,
    });
    return person;
  }
  /** Tells a resident a code that they pass on to who orders for them. Throws `not_found`, `too_many`. */
  async sendCode(actor: Actor, personId: string): Promise<void> {
    const { people, codes } = this.#deps;
    const [orderer, person] = [await people.find(personOf(actor)), await people.seek(personId)];
    if (!person || !this.#pathFor(actor, person)) throw notFound();
    await codes.send(ofPair(orderer._id, person._id), person.phone, (code) =>
      smsSentences.proxy.order(tailOf(orderer), code),
    );
  }

  /** Whom this order is for. Without consent nothing goes on. Throws `proxy_not_agreed`, `proxy_code_wrong`. */
  async permit(request: ProxyRequest, orderId: string): Promise<Permission> {
    const { actor, relativeId, personId, code, inPerson } = request;
    const ordererId = personOf(actor);
    if (relativeId !== undefined) {
      const relative = await this.#deps.store.relatives.seek(relativeId);
      if (relative?.ordererId !== ordererId || relative.state !== 'agreed') throw proxyNotAgreed();
      return { personId: relative.personId, ordererId, as: 'family', way: 'relative', giveBack: nothing };
    }
    const person = personId === undefined ? null : await this.#deps.people.seek(personId);
    const path = person && this.#pathFor(actor, person);
    if (!person || !path || (code === undefined && inPerson !== true)) throw proxyNotAgreed();
    const grant = roleOver(actor, ['staff'], path) ?? roleOver(actor, ['leader'], path);
    const as = grant?.role === 'staff' ? 'staff' : 'leader';
    const whole = { personId: person._id, ordererId, as, grid: grant?.grid } as const;
    if (code === undefined) return { ...whole, way: 'in_person', giveBack: nothing };
    const pair = ofPair(ordererId, person._id);
    await this.#deps.codes.use(pair, code, orderId);
    return { ...whole, way: 'code', giveBack: () => this.#deps.codes.giveBack(pair, orderId) };
  }

  /** The grids of a resident's home where the actor works for them; a leader's is their micro-grid alone. */
  #pathFor(actor: Actor, { _id, homeGrid }: Person): readonly string[] | null {
    if (homeGrid === null || _id === actor.personId) return null;
    const path = this.#deps.grids.pathOf(homeGrid);
    const isTheirs = holds(actor, ['staff'], path) || holds(actor, ['leader'], [homeGrid]);
    return isTheirs ? path : null;
  }

  async #find(actor: Actor, id: string): Promise<Relative> {
    const relative = await this.#deps.store.relatives.find(id);
    if (this.#relations(actor, relative).length === 0) throw notFound();
    return relative;
  }
  #relations(actor: Actor, { ordererId, personId }: Relative): RelativeRelation[] {
    if (actor.personId === personId) return ['person'];
    return actor.personId === ordererId ? ['orderer'] : [];
  }
  async #seen(actor: Actor, relative: Relative): Promise<SeenRelative> {
    const [as = 'orderer'] = this.#relations(actor, relative);
    const otherId = as === 'person' ? relative.ordererId : relative.personId;
    const steps: string[] = this.#deps.runner.openSteps(relative, [as]);
    // whoever asked passes on what they were told
    if (as === 'orderer' && relative.state === 'asked') steps.unshift('agree');
    return { relative, as, other: await this.#deps.people.seek(otherId), steps };
  }
}
