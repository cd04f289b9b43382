import { type Actor, isWithin } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { forbidden, invalid, isAppError, notFound, unauthenticated } from '../../kernel/errors.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import { openSteps, type StepInput } from '../../kernel/process.ts';
import { type EventHandler, Runner } from '../../kernel/runner.ts';
import type { Grids } from '../grids/index.ts';
import type { People } from '../people/index.ts';
import { type ArtisanRelation, artisanRelations, nominatesFor } from './artisan.access.ts';
import { ownNomination, secondPersonNeeded } from './artisan.errors.ts';
import { type ArtisanState, type ArtisanStep, artisanProcess } from './artisan.process.ts';
import type { ArtisanStore } from './artisan.store.ts';
import { type Artisan, defaultDisplayName, isActive } from './artisan.ts';
import { judgeTexts } from './text.rules.ts';

/** What artisans need to know of the categories, which come after them. */
interface Skills {
  /** Whether this is a category that can be offered. */
  knows(code: string): boolean;
  /** Whether the category asks for papers (a licence, a certificate). */
  asksPapers(code: string): boolean;
}
export interface ArtisansDeps {
  store: ArtisanStore;
  clock: Clock;
  log: Log;
  grids: Pick<Grids, 'seek'>;
  people: Pick<People, 'seekByPhone' | 'ensureByPhone' | 'update' | 'grant' | 'revoke'>;
  skills: Skills;
}
export interface Nomination {
  name: string;
  phone: string;
  grid: string;
  skills: string[];
  note?: string;
}
export interface CheckInput {
  phoneConfirmed: boolean;
  visited: boolean;
  papers?: boolean;
  note?: string;
}
export type ArtisanChange = Partial<Pick<Artisan, 'displayName' | 'introduction' | 'shopAddress'>>;
/** An artisan with how the viewer relates to them and what they may do next. */
export interface SeenArtisan {
  artisan: Artisan;
  relations: readonly ArtisanRelation[];
  steps: readonly string[];
}

const judgedByStaff: readonly ArtisanStep[] = ['check', 'approve', 'reject', 'suspend', 'restore'];

function personOf(actor: Actor): string {
  if (actor.personId === null) throw unauthenticated();
  return actor.personId;
}

export class Artisans {
  readonly runner: Runner<Artisan, ArtisanState, ArtisanStep, ArtisanRelation>;
  readonly #deps: ArtisansDeps;

  constructor(deps: ArtisansDeps) {
    this.#deps = deps;
    this.runner = new Runner(artisanProcess, { ...deps, processStore: deps.store.processStore });
    this.runner.on('approve', 'role of the artisan', async (artisan) => this.#giveRole(artisan));
    this.runner.on('leave', 'role of the artisan', async (artisan) => this.#takeRole(artisan));
  }

  /** Throws `not_found`. */
  find(id: string): Promise<Artisan> {
    return this.#deps.store.processStore.find(id);
  }
  seek(id: string): Promise<Artisan | null> {
    return this.#deps.store.processStore.seek(id);
  }
  /** The person as artisan: the last document where there were several. */
  ofPerson(personId: string): Promise<Artisan | null> {
    return this.#deps.store.seekByPerson(personId);
  }
  on(step: ArtisanStep | '*', name: string, run: EventHandler<Artisan>): void {
    this.runner.on(step, name, run);
  }
  /** Counts a withdrawn or missed order against the artisan, once per key. */
  strike(id: string, key: string, why: string): Promise<void> {
    return this.#deps.store.addStrike(id, { key, why, at: this.#deps.clock.now() });
  }
  asksPapers(artisan: Artisan): boolean {
    return artisan.skills.some((code) => this.#deps.skills.asksPapers(code));
  }

  async nominate(actor: Actor, nomination: Nomination, key?: string): Promise<SeenArtisan> {
    const me = personOf(actor);
    const { people, store, clock } = this.#deps;
    if (!nominatesFor(actor, nomination.grid)) throw forbidden();
    await this.#judgeNomination(nomination);
    const person = await people.seekByPhone(nomination.phone);
    if (person?._id === me) throw ownNomination();
    const now = clock.now();
    const _id = key ? idOf('art', key) : newId('art');
    const artisan = await this.runner.create(
      {
        ...blank(nomination),
        _id,
        personId: person?._id ?? null,
        nominatedBy: me,
        nominatedAt: now,
        since: now,
      },
      'nominate',
      { kind: 'person', id: me, relations: ['nominator'] },
      key ? { key } : {},
    );
    return this.#seen(actor, await store.processStore.find(artisan._id));
  }

  async #judgeNomination({ grid, skills, name, note }: Nomination): Promise<void> {
    const found = await this.#deps.grids.seek(grid);
    if (found?.level !== 'micro') throw invalid({}, [{ path: '/body/grid', message: 'is not a micro-grid' }]);
    const unknown = skills.find((code) => !this.#deps.skills.knows(code));
    if (unknown !== undefined) {
      const path = `/body/skills/${skills.indexOf(unknown)}`;
      throw invalid({}, [{ path, message: 'is not a category that can be offered' }]);
    }
    judgeTexts({ name, note });
  }

  /** Throws `not_found` to everybody the artisan does not exist for. */
  async see(actor: Actor, id: string): Promise<SeenArtisan> {
    const seen = await this.#seen(actor, await this.find(id));
    if (seen.relations.length === 0) throw notFound();
    return seen;
  }
  async seeMine(actor: Actor): Promise<SeenArtisan> {
    const artisan = await this.ofPerson(personOf(actor));
    if (!artisan) throw notFound();
    return this.#seen(actor, artisan);
  }

  async listQueue(actor: Actor, state: ArtisanState | undefined, request: PageRequest) {
    const within = gridsOf(actor);
    const rows = await this.#deps.store.list(
      { state, within },
      request.limit + 1,
      readCursor(request.cursor),
    );
    const page = pageOf(rows, request.limit, (row) => ({ key: row.since.toISOString(), id: row._id }));
    return { items: await this.#seenAll(actor, page.items), next: page.next };
  }
  async listNominated(actor: Actor, request: PageRequest) {
    const { store } = this.#deps;
    const rows = await store.listNominatedBy(personOf(actor), request.limit + 1, readCursor(request.cursor));
    const page = pageOf(rows, request.limit, (row) => ({ key: row.nominatedAt.toISOString(), id: row._id }));
    return { items: await this.#seenAll(actor, page.items), next: page.next };
  }

  check(actor: Actor, id: string, input: CheckInput, key?: string): Promise<SeenArtisan> {
    return this.#take(actor, id, 'check', key, async (artisan) => {
      judgeTexts({ note: input.note });
      return { ...input, checkedBy: actor.personId, asksPapers: this.asksPapers(artisan) };
    });
  }
  approve(actor: Actor, id: string, key?: string): Promise<SeenArtisan> {
    return this.#take(actor, id, 'approve', key, async ({ phone, name }) => {
      const person = await this.#deps.people.ensureByPhone(phone, name);
      return { approvedBy: actor.personId, personId: person._id };
    });
  }
  /** `reject`, `suspend`, `restore` and `leave`. */
  step(
    actor: Actor,
    id: string,
    step: 'reject' | 'suspend' | 'restore' | 'leave',
    options: { reason?: string; key?: string | undefined } = {},
  ): Promise<SeenArtisan> {
    return this.#take(actor, id, step, options.key, async () =>
      options.reason === undefined ? {} : { reason: options.reason },
    );
  }

  /** Throws `stale_version` where the artisan has changed since `version`. */
  async revise(actor: Actor, change: ArtisanChange, version: number): Promise<SeenArtisan> {
    const { artisan } = await this.seeMine(actor);
    return this.#take(actor, artisan._id, 'revise', undefined, async () => {
      judgeTexts(change);
      return { change, version };
    });
  }

  /** The whole number, for staff of the grid with a reason; leaves an audit row first. */
  async revealPhone(actor: Actor, id: string, reason: string, key?: string): Promise<string> {
    const { artisan, relations } = await this.see(actor, id);
    if (!relations.includes('staff')) throw forbidden();
    await this.#deps.store.insertReveal({
      _id: key ? idOf('rev', key) : newId('rev'),
      artisanId: id,
      byPersonId: personOf(actor),
      reason,
      at: this.#deps.clock.now(),
    });
    return artisan.phone;
  }
  /** The audit rows of an artisan's phone number, oldest first. */
  listReveals(id: string) {
    return this.#deps.store.listReveals(id);
  }

  async #take(
    actor: Actor,
    id: string,
    step: ArtisanStep,
    key: string | undefined,
    inputOf: (artisan: Artisan) => Promise<StepInput>,
  ): Promise<SeenArtisan> {
    const { artisan, relations } = await this.see(actor, id);
    const by = { kind: 'person', id: personOf(actor), relations } as const;
    try {
      // who may not take the step leaves nothing behind, so its input is gathered only for those who may
      const input = isOpen(artisan, step, relations) ? await inputOf(artisan) : {};
      const next = await this.runner.advance(id, step, by, { input, ...(key ? { key } : {}) });
      return this.#seen(actor, next);
    } catch (thrown) {
      if (isAppError(thrown, 'forbidden') && relations.includes('staff') && judgedByStaff.includes(step))
        throw secondPersonNeeded();
      throw thrown;
    }
  }

  /** The phone may belong to the viewer already, though the document does not know it yet. */
  async #seen(actor: Actor, artisan: Artisan): Promise<SeenArtisan> {
    const personId = artisan.personId ?? (await this.#deps.people.seekByPhone(artisan.phone))?._id ?? null;
    const relations = artisanRelations(actor, { ...artisan, personId });
    const steps = openSteps(artisanProcess, artisan, relations, this.#deps.clock.now());
    return { artisan, relations, steps };
  }
  #seenAll(actor: Actor, artisans: readonly Artisan[]): Promise<SeenArtisan[]> {
    return Promise.all(artisans.map((artisan) => this.#seen(actor, artisan)));
  }

  async #giveRole(artisan: Artisan): Promise<void> {
    const { people } = this.#deps;
    if (artisan.personId === null || artisan.state === 'left') return;
    await people.grant(artisan.personId, { role: 'artisan', grid: artisan.grid });
    // who signed in by code before has not said a name yet
    const person = await people.seekByPhone(artisan.phone);
    if (person?.name === '') await people.update(person._id, { name: artisan.name });
  }
  async #takeRole(artisan: Artisan): Promise<void> {
    if (artisan.personId === null) return;
    const latest = await this.ofPerson(artisan.personId);
    if (latest && isActive(latest) && latest.grid === artisan.grid) return;
    await this.#deps.people.revoke(artisan.personId, { role: 'artisan', grid: artisan.grid });
  }
}

/** The grids whose artisans and listings the actor reads. */
export function gridsOf(actor: Actor): string[] {
  const readers = ['staff', 'supervisor', 'auditor'];
  const codes = actor.roles.filter(({ role }) => readers.includes(role)).map(({ grid }) => grid);
  return codes.filter((code, at) => !codes.some((other, i) => i !== at && covers(other, code, i < at)));
}
function covers(other: string, code: string, first: boolean): boolean {
  return isWithin(code, other) && (other !== code || first);
}

function isOpen(artisan: Artisan, step: ArtisanStep, relations: readonly ArtisanRelation[]): boolean {
  return artisanProcess.rows.some(
    (row) =>
      row.step === step &&
      row.from?.includes(artisan.state as ArtisanState) &&
      row.by.some((who) => (relations as readonly string[]).includes(who)),
  );
}

function blank({ name, phone, grid, skills, note }: Nomination) {
  return {
    openKey: phone,
    name: name.trim(),
    displayName: defaultDisplayName(name.trim()),
    phone,
    grid,
    skills,
    note: note?.trim() ?? '',
    checkedBy: null,
    approvedBy: null,
    introduction: '',
    shopAddress: '',
    strikes: [],
  };
}
