import { type Actor, holds, personOf } from '../../kernel/actor.ts';
import { type AuditPort, recordOfStep } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import { forbidden, invalid, isAppError, notFound } from '../../kernel/errors.ts';
import { type Names, takersOf } from '../../kernel/history.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import { withDue } from '../../kernel/process.ts';
import { Runner } from '../../kernel/runner.ts';
import { personWith } from '../../kernel/step-actor.ts';
import { secondPersonNeeded } from '../artisans/index.ts';
import type { Files } from '../files/index.ts';
import { type Grids, gridsOf } from '../grids/index.ts';
import type { People } from '../people/index.ts';
import type { Quotas } from '../quotas/index.ts';
import type { SettingReader } from '../settings/index.ts';
import { type OutletRelation, outletRelations } from './outlet.access.ts';
import { payeeUnknown, rosterRefused } from './outlet.errors.ts';
import { licenceBindingOf } from './outlet.pictures.ts';
import { type OutletTypes, outletProcess, remindDue } from './outlet.process.ts';
import type { OutletStore } from './outlet.store.ts';
import { mayBeOnDuty, type Outlet, type OutletFacts, type OutletKind, type OutletState } from './outlet.ts';
import type { Payee } from './provider.ts';

export interface OutletDeps {
  store: OutletStore;
  clock: Clock;
  log: Log;
  audit: AuditPort;
  grids: Pick<Grids, 'seek' | 'pathOf' | 'communityOn'>;
  people: Pick<People, 'seekByPhone' | 'ensureByPhone' | 'namesOf' | 'find'>;
  settings: SettingReader;
  files: Pick<Files, 'check'>;
  quotas: Pick<Quotas, 'within'>;
}
/** A payee as staff names it: a person by their number. */
export type PayeeSaid =
  | { kind: 'person'; phone: string }
  | { kind: 'bank'; holder: string; bank: string; number: string }
  | { kind: 'fund' };
type FactsSaid = Omit<OutletFacts, 'payee' | 'introduction'> & { payee: PayeeSaid; introduction?: string };
export type NewOutlet = FactsSaid & {
  grid: string;
  /** Of a merchant: who runs it, and the number of its licence. */
  owner?: { name: string; phone: string };
  licence?: string;
};
export type OutletChange = Partial<FactsSaid>;
/** An outlet with how the viewer relates to it, what they may do next, and the names of whom it speaks. */
export interface SeenOutlet {
  outlet: Outlet;
  relations: readonly OutletRelation[];
  steps: readonly string[];
  names: Names;
}
type SimpleStep = 'restore' | 'close' | 'leave';
/** What the first of two staff members saw. */
export interface OutletCheck {
  visited: boolean;
  licenceSeen: boolean;
  note?: string;
  /** Uploaded, by their ids. */
  pictures?: readonly string[];
}

const bySystem = { kind: 'system' } as const;

/** The places that offer something, and who acts for them. */
export class Outlets {
  readonly runner: Runner<OutletTypes>;
  readonly #deps: OutletDeps;

  constructor(deps: OutletDeps) {
    this.#deps = deps;
    const table = withDue(outletProcess, 'remind', (outlet) =>
      remindDue(outlet, deps.settings.of(outlet.grid)['staff.remindDays']),
    );
    this.runner = new Runner(table, { ...deps, store: deps.store.processStore });
    this.runner.onAny('documents', 'providers: records on the trail', async (outlet, row) => {
      const { personId: subjectId = null } = row.data as { personId?: string };
      const { _id: id, gridPath } = outlet;
      if (row.by.kind === 'person')
        await deps.audit.record(recordOfStep({ kind: 'outlet', id, gridPath, subjectId }, row));
    });
  }

  seek(id: string): Promise<Outlet | null> {
    return this.#deps.store.processStore.seek(id);
  }
  /** On whose roster somebody stands. */
  ofPerson(personId: string): Promise<Outlet[]> {
    return this.#deps.store.ofPerson(personId);
  }

  /** Those whose money goes to somebody. */
  paidTo(personId: string): Promise<Outlet[]> {
    return this.#deps.store.paidTo(personId);
  }

  /** A shop is open at once, a merchant is put forward. Throws `forbidden`, `invalid`, `payee_unknown`, `limit_reached`. */
  async open(actor: Actor, kind: OutletKind, said: NewOutlet, key?: string): Promise<SeenOutlet> {
    const { grids, clock } = this.#deps;
    const grid = await grids.seek(said.grid);
    const gridPath = grids.pathOf(said.grid);
    if (!holds(actor, ['staff'], gridPath)) throw forbidden();
    if (grid?.level !== 'micro') throw invalid({}, [{ path: '/body/grid', message: 'is not a micro-grid' }]);
    const facts = (await this.#factsOf(said, gridPath)) as OutletFacts;
    const fields = {
      ...facts,
      _id: key ? idOf('out', key) : newId('out'),
      ...{ kind, grid: said.grid, gridPath, since: clock.now() },
      introduction: said.introduction?.trim() ?? '',
      ...{ roster: [], strikes: [], checkedBy: null, nominatedBy: personOf(actor) },
      ...{ owner: said.owner ?? null, licence: said.licence ?? null },
    };
    const by = personWith(actor, ['staff']);
    const create = () => this.runner.create(fields, kind === 'shop' ? 'open' : 'nominate', by, { key });
    if (kind === 'shop') return this.#seen(actor, await create());
    const use = { key: 'nominations.perDay', of: [personOf(actor)], id: fields._id } as const;
    return this.#seen(actor, await this.#deps.quotas.within(use, said.grid, create));
  }

  /** Throws `not_found` to everybody it does not exist for. */
  async see(actor: Actor, id: string): Promise<SeenOutlet> {
    const seen = await this.#seen(actor, await this.#deps.store.processStore.find(id));
    if (seen.relations.length === 0) throw notFound();
    return seen;
  }
  async list(actor: Actor, filter: { kind?: OutletKind; state?: OutletState }, request: PageRequest) {
    const after = readCursor(request.cursor, 'time');
    const within = gridsOf(actor);
    const rows = await this.#deps.store.list({ ...filter, within }, request.limit + 1, after);
    const page = pageOf(rows, request.limit, (row) => ({ key: row.since.toISOString(), id: row._id }));
    const items = await Promise.all(page.items.map((outlet) => this.#seen(actor, outlet)));
    return { items, next: page.next };
  }

  /** Throws `stale_version` where it has changed since `version`, `payee_unknown`. */
  async change(actor: Actor, id: string, said: OutletChange, version: number): Promise<SeenOutlet> {
    const { outlet, relations, steps } = await this.see(actor, id);
    const isOpen = steps.includes('change');
    const change = isOpen ? await this.#factsOf(said, outlet.gridPath) : {};
    const input = { change, version };
    return this.#seen(actor, await this.runner.takeAs(actor, relations, outlet, 'change', { input }));
  }

  /** Somebody acts for it from now on, or on other days. Throws `roster_refused`, `roster_full`. */
  async putOn(
    actor: Actor,
    id: string,
    { phone, weekdays }: { phone: string; weekdays: readonly number[] },
    key?: string,
  ): Promise<SeenOutlet> {
    const { outlet, relations, steps } = await this.see(actor, id);
    const personId = steps.includes('put_on') ? await this.#personFor(outlet, phone) : '';
    const input = { personId, weekdays: [...weekdays].sort() };
    return this.#seen(actor, await this.runner.takeAs(actor, relations, outlet, 'put_on', { input, key }));
  }
  /** Somebody acts for it no more. Throws `not_found` where they do not stand there. */
  async takeOff(actor: Actor, id: string, personId: string): Promise<SeenOutlet> {
    const { outlet, relations, steps } = await this.see(actor, id);
    const isOn = outlet.roster.some((each) => each.personId === personId);
    if (steps.includes('take_off') && !isOn) throw notFound();
    const input = { personId };
    return this.#seen(actor, await this.runner.takeAs(actor, relations, outlet, 'take_off', { input }));
  }
  /** Throws `second_person_needed`, `check_incomplete`, `picture_refused`. */
  check(actor: Actor, id: string, check: OutletCheck, key?: string): Promise<SeenOutlet> {
    const { pictures: ids = [], ...seen } = check;
    return this.#judge(actor, id, async ({ outlet, relations, steps }) => {
      const isOpen = steps.includes('check');
      const pictures = isOpen
        ? await this.#deps.files.check(actor, ids, 'licence', licenceBindingOf(id))
        : [];
      const input = { ...seen, pictures, checkedBy: personOf(actor) };
      return this.runner.takeAs(actor, relations, outlet, 'check', { input, key });
    });
  }
  /** Who runs it becomes somebody who signs in here. Throws `second_person_needed`. */
  approve(actor: Actor, id: string, key?: string): Promise<SeenOutlet> {
    return this.#judge(actor, id, async ({ outlet, relations, steps }) => {
      const { owner } = outlet;
      const isOpen = owner !== null && steps.includes('approve');
      const person = isOpen ? await this.#deps.people.ensureByPhone(owner.phone, owner.name) : null;
      const input = { personId: person?._id ?? null };
      return this.runner.takeAs(actor, relations, outlet, 'approve', { input, key });
    });
  }
  /** Throws `second_person_needed`. */
  reject(actor: Actor, id: string, reason: string, key?: string): Promise<SeenOutlet> {
    return this.#judge(actor, id, ({ outlet, relations }) =>
      this.runner.takeAs(actor, relations, outlet, 'reject', { input: { reason }, key }),
    );
  }
  /** Staff who may not take a step because they had a part in what came before are told so. */
  async #judge(actor: Actor, id: string, take: (seen: SeenOutlet) => Promise<Outlet>): Promise<SeenOutlet> {
    const seen = await this.see(actor, id);
    try {
      return await this.#seen(actor, await take(seen));
    } catch (thrown) {
      const isStaff = holds(actor, ['staff'], seen.outlet.gridPath);
      if (isAppError(thrown, 'forbidden') && isStaff) throw secondPersonNeeded();
      throw thrown;
    }
  }
  async suspend(actor: Actor, id: string, reason: string, key?: string): Promise<SeenOutlet> {
    const { outlet, relations } = await this.see(actor, id);
    const options = { input: { reason }, key };
    return this.#seen(actor, await this.runner.takeAs(actor, relations, outlet, 'suspend', options));
  }
  async step(actor: Actor, id: string, step: SimpleStep, key?: string): Promise<SeenOutlet> {
    const { outlet, relations } = await this.see(actor, id);
    return this.#seen(actor, await this.runner.takeAs(actor, relations, outlet, step, { key }));
  }

  /** Counts a withdrawn or missed order, once per key. */
  strike(id: string, key: string, why: string): Promise<void> {
    return this.#deps.store.addStrike(id, { key, why, at: this.#deps.clock.now() });
  }
  takeStrikeBack(id: string, key: string): Promise<void> {
    return this.#deps.store.removeStrike(id, key);
  }
  /** Who is neither artisan nor staff any more acts for no shop, and with `all` for nobody. Idempotent. */
  async leaveRosters(personId: string, all = false): Promise<void> {
    for (const { _id, kind } of await this.#deps.store.ofPerson(personId))
      if (all || kind === 'shop')
        await this.runner.tryAdvance(_id, 'take_off', bySystem, { input: { personId } });
  }
  /** Whose account is closed acts for nobody and is paid for nobody. Idempotent. */
  async forget(personId: string): Promise<void> {
    await this.leaveRosters(personId, true);
    for (const { _id } of await this.#deps.store.paidTo(personId))
      await this.runner.tryAdvance(_id, 'lose_payee', bySystem);
  }

  /** An artisan or staff of the same community; of a merchant anybody who signs in here. */
  async #personFor({ gridPath, kind }: Outlet, phone: string): Promise<string> {
    const { people, grids } = this.#deps;
    const person = await people.seekByPhone(phone);
    // a merchant knows best whom they trust
    if (person && kind === 'merchant') return person._id;
    const community = this.#communityOf(gridPath);
    const isNear = (grid: string) => gridPath.includes(grid) || grids.pathOf(grid).includes(community);
    if (!person?.roles.some(({ role, grid }) => mayBeOnDuty(role) && isNear(grid))) throw rosterRefused();
    return person._id;
  }
  #communityOf(gridPath: readonly string[]): string {
    return this.#deps.grids.communityOn(gridPath) ?? (gridPath.at(-1) as string);
  }

  async #factsOf(
    { payee, ...said }: OutletChange,
    gridPath: readonly string[],
  ): Promise<Partial<OutletFacts>> {
    const { name, address, introduction, opening, phone } = said;
    return {
      ...(name !== undefined && { name: name.trim() }),
      ...(address !== undefined && { address: address.trim() }),
      ...(introduction !== undefined && { introduction: introduction.trim() }),
      ...(opening && { opening: { ...opening, weekdays: [...opening.weekdays].sort() } }),
      ...(phone !== undefined && { phone }),
      ...(payee && { payee: await this.#payeeOf(payee, gridPath) }),
    };
  }
  async #payeeOf(said: PayeeSaid, gridPath: readonly string[]): Promise<Payee> {
    if (said.kind === 'bank') return said;
    if (said.kind === 'fund') return { kind: 'fund', community: this.#communityOf(gridPath) };
    const person = await this.#deps.people.seekByPhone(said.phone);
    if (!person) throw payeeUnknown();
    return { kind: 'person', personId: person._id };
  }

  async #seen(actor: Actor, outlet: Outlet): Promise<SeenOutlet> {
    const relations = outletRelations(actor, outlet);
    const steps = this.runner.openSteps(outlet, relations);
    const { payee, roster, timeline } = outlet;
    const paid = payee?.kind === 'person' ? [payee.personId] : [];
    const named = [...roster.map(({ personId }) => personId), ...paid, ...takersOf(timeline)];
    return { outlet, relations, steps, names: await this.#deps.people.namesOf(named) };
  }
}
