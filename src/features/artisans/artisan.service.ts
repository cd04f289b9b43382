import { type Actor, personOf } from '../../kernel/actor.ts';
import type { AuditPort } from '../../kernel/audit.ts';
import { type Clock, chinaDate } from '../../kernel/clock.ts';
import { forbidden, invalid, isAppError, notFound, staleVersion } from '../../kernel/errors.ts';
import { type Names, noNames, takersOf } from '../../kernel/history.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import { withDue } from '../../kernel/process.ts';
import { Runner } from '../../kernel/runner.ts';
import { personWith } from '../../kernel/step-actor.ts';
import type { Categories, Paper } from '../categories/index.ts';
import type { Files } from '../files/index.ts';
import { type Grids, gridsOf } from '../grids/index.ts';
import type { People } from '../people/index.ts';
import type { Quotas } from '../quotas/index.ts';
import type { SettingReader } from '../settings/index.ts';
import { type ArtisanRelation, artisanRelations, nominatesFor, seesNames } from './artisan.access.ts';
import { recordOfReveal } from './artisan.audit.ts';
import { ownNomination, secondPersonNeeded } from './artisan.errors.ts';
import { blank, judgeNomination, type Nomination } from './artisan.nomination.ts';
import { type ArtisanPaper, ArtisanPapers, type PapersRecord } from './artisan.papers.ts';
import { bindingOf, checkBindingOf, keepPictures, personIdOf } from './artisan.pictures.ts';
import {
  type ArtisanStep,
  type ArtisanTypes,
  artisanProcess,
  type CheckInput,
  remindDue,
} from './artisan.process.ts';
import type { ArtisanStore } from './artisan.store.ts';
import { judgedByStaff, subscribeArtisans } from './artisan.subscribers.ts';
import type { Artisan, ArtisanChange, ArtisanState, Strike } from './artisan.ts';

export interface ArtisansDeps {
  store: ArtisanStore;
  clock: Clock;
  log: Log;
  grids: Pick<Grids, 'seek' | 'pathOf'>;
  audit: AuditPort;
  people: Pick<
    People,
    'seekByPhone' | 'ensureByPhone' | 'update' | 'grant' | 'revoke' | 'beforeRolesGo' | 'namesOf'
  >;
  categories: Pick<Categories, 'seekLeaf' | 'seekOffered' | 'treeOf'>;
  settings: SettingReader;
  quotas: Pick<Quotas, 'within'>;
  files: Pick<Files, 'check' | 'bind' | 'readBy'>;
}
/** A portrait is named by its id. */
export type Revision = Omit<ArtisanChange, 'portrait'> & { portrait?: string | null };
export type Check = CheckInput & { pictures?: readonly string[] };
/** An artisan with how the viewer relates to them and what they may do next. */
export interface SeenArtisan {
  artisan: Artisan;
  relations: readonly ArtisanRelation[];
  steps: readonly ArtisanStep[];
}
interface Keyed {
  key?: string | undefined;
}
type SimpleStep =
  | [step: 'reject' | 'suspend', options: Keyed & { reason: string }]
  | [step: 'restore' | 'leave', options?: Keyed];

export class Artisans {
  readonly runner: Runner<ArtisanTypes>;
  /** Registers what others do after a step. */
  readonly on: Runner<ArtisanTypes>['on'];
  readonly #deps: ArtisansDeps;
  readonly #papers: ArtisanPapers;

  constructor(deps: ArtisansDeps) {
    this.#deps = deps;
    this.#papers = new ArtisanPapers(deps);
    const waits = withDue(artisanProcess, 'remind', (artisan) =>
      remindDue(artisan, deps.settings.of(artisan.grid)['staff.remindDays']),
    );
    const table = withDue(waits, 'remind_papers', (artisan) => this.#papers.remindDue(artisan));
    this.runner = new Runner(table, { ...deps, store: deps.store.processStore });
    this.on = (steps, group, name, run) => this.runner.on(steps, group, name, run);
    subscribeArtisans(this, deps);
    keepPictures({ ...deps, artisans: this });
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
  /** A person has another number. */
  changePhone(personId: string, before: string, after: string): Promise<void> {
    return this.#deps.store.changePhone(personId, before, after);
  }
  /** Counts something against the artisan, once per key; answers all that counts. */
  strike(id: string, key: string, why: string): Promise<readonly Strike[]> {
    return this.#deps.store.addStrike(id, { key, why, at: this.#deps.clock.now() });
  }
  takeStrikeBack(id: string, key: string): Promise<void> {
    return this.#deps.store.removeStrike(id, key);
  }
  /** The skills as the artisan's district calls them. */
  skillNames({ skills, grid }: Artisan): string[] {
    return skills.map((code) => this.#deps.categories.seekLeaf(code, grid)?.name ?? code);
  }
  /** What the artisan's skills ask for, and what else was seen. */
  papersOf(artisan: Artisan): ArtisanPaper[] {
    return this.#papers.of(artisan);
  }
  asksPapers(artisan: Artisan): boolean {
    return this.#papers.asked(artisan).length > 0;
  }
  /** The names of those among these papers that have to be seen, or seen again. */
  missingPapers(artisan: Artisan, asked: readonly Paper[]): string[] {
    return this.#papers.missing(artisan, asked, this.#deps.clock.now());
  }

  /** The names of whoever took a step, where the viewer may know them. */
  async takersOf({ artisan, relations }: SeenArtisan): Promise<Names> {
    return seesNames(relations) ? this.#deps.people.namesOf(takersOf(artisan.timeline)) : noNames;
  }

  async nominate(actor: Actor, nomination: Nomination, key?: string): Promise<SeenArtisan> {
    const me = personOf(actor);
    const { people, store, clock, grids } = this.#deps;
    const gridPath = grids.pathOf(nomination.grid);
    if (!nominatesFor(actor, gridPath)) throw forbidden();
    await judgeNomination(this.#deps, nomination);
    const person = await people.seekByPhone(nomination.phone);
    if (person?._id === me) throw ownNomination();
    const now = clock.now();
    const _id = key ? idOf('art', key) : newId('art');
    const fields = { ...blank(nomination), _id, personId: person?._id ?? null, since: now };
    const said = { gridPath, nominatedBy: me, nominatedAt: now };
    const by = personWith(actor, ['nominator']);
    const use = { key: 'nominations.perDay', of: [me], id: _id } as const;
    const artisan = await this.#deps.quotas.within(use, nomination.grid, () =>
      this.runner.create({ ...fields, ...said }, 'nominate', by, { key }),
    );
    return this.#seen(actor, await store.processStore.find(artisan._id));
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
      readCursor(request.cursor, 'time'),
    );
    const page = pageOf(rows, request.limit, (row) => ({ key: row.since.toISOString(), id: row._id }));
    return { items: await this.#seenAll(actor, page.items), next: page.next };
  }
  async listNominated(actor: Actor, request: PageRequest) {
    const { store } = this.#deps;
    const rows = await store.listNominatedBy(
      personOf(actor),
      request.limit + 1,
      readCursor(request.cursor, 'time'),
    );
    const page = pageOf(rows, request.limit, (row) => ({ key: row.nominatedAt.toISOString(), id: row._id }));
    return { items: await this.#seenAll(actor, page.items), next: page.next };
  }

  /** Pictures are named by their ids. Throws `picture_refused`, and what the row refuses. */
  check(
    actor: Actor,
    id: string,
    { pictures: ids = [], ...input }: Check,
    key?: string,
  ): Promise<SeenArtisan> {
    return this.#take(actor, id, 'check', async ({ artisan, relations }, isOpen) => {
      const pictures = isOpen ? await this.#deps.files.check(actor, ids, 'check', checkBindingOf(id)) : [];
      const facts = { pictures, checkedBy: personOf(actor), asksPapers: this.asksPapers(artisan) };
      return this.runner.takeAs(actor, relations, artisan, 'check', { input: { ...input, ...facts }, key });
    });
  }
  /** Papers of somebody who is in already were seen, for the first time or again. Throws `invalid`, `picture_refused`. */
  recordPapers(
    actor: Actor,
    id: string,
    { pictures: ids = [], seen: papers, note }: PapersRecord,
    key?: string,
  ): Promise<SeenArtisan> {
    return this.#take(actor, id, 'see_papers', async ({ artisan, relations }, isOpen) => {
      const known = this.#papers.known(artisan.grid);
      const unknown = papers.findIndex((name) => !known.includes(name));
      if (isOpen && unknown >= 0)
        throw invalid({}, [{ path: `/body/seen/${unknown}`, message: 'is asked for by no category' }]);
      const pictures = isOpen ? await this.#deps.files.check(actor, ids, 'check', checkBindingOf(id)) : [];
      const input = { papers, pictures, ...(note !== undefined && { note }) };
      return this.runner.takeAs(actor, relations, artisan, 'see_papers', { input, key });
    });
  }
  approve(actor: Actor, id: string, key?: string): Promise<SeenArtisan> {
    return this.#take(actor, id, 'approve', async ({ artisan, relations }, isOpen) => {
      const person = isOpen ? await this.#deps.people.ensureByPhone(artisan.phone, artisan.name) : null;
      const input = { approvedBy: personOf(actor), personId: person?._id ?? null };
      return this.runner.takeAs(actor, relations, artisan, 'approve', { input, key });
    });
  }
  /** `reject`, `suspend`, `restore` and `leave`. */
  step(actor: Actor, id: string, ...[step, options]: SimpleStep): Promise<SeenArtisan> {
    if (step === 'reject' || step === 'suspend') {
      const { reason, key } = options;
      return this.#take(actor, id, step, ({ artisan, relations }) =>
        this.runner.takeAs(actor, relations, artisan, step, { input: { reason }, key }),
      );
    }
    return this.#take(actor, id, step, ({ artisan, relations }) =>
      this.runner.takeAs(actor, relations, artisan, step, { key: options?.key }),
    );
  }

  /** Throws `stale_version` where the artisan has changed since `version`. */
  async revise(actor: Actor, revision: Revision, version: number): Promise<SeenArtisan> {
    const mine = await this.seeMine(actor);
    return this.#take(actor, mine.artisan._id, 'revise', async ({ artisan, relations }, isOpen) => {
      const { portrait: id, ...texts } = revision;
      const change = isOpen ? { ...texts, ...(await this.#portraitOf(actor, id, artisan, version)) } : texts;
      return this.runner.takeAs(actor, relations, artisan, 'revise', { input: { change, version } });
    });
  }

  /** The portrait where one was said; null takes it away. */
  async #portraitOf(
    actor: Actor,
    id: string | null | undefined,
    artisan: Artisan,
    version: number,
  ): Promise<Pick<ArtisanChange, 'portrait'>> {
    if (version !== artisan.n) throw staleVersion();
    if (id === undefined) return {};
    if (id === null) return { portrait: null };
    const [portrait] = await this.#deps.files.check(actor, [id], 'portrait', bindingOf(artisan._id));
    return { portrait: portrait ?? null };
  }

  /** The whole number, for whoever may call, with a reason; it is on the trail before it is shown. */
  async revealPhone(actor: Actor, id: string, reason: string, key?: string): Promise<string> {
    const { artisan, relations } = await this.see(actor, id);
    if (!relations.includes('caller')) throw forbidden();
    const { audit, clock, people } = this.#deps;
    const personId = await personIdOf(people, artisan);
    const look = { actor, reason, key, on: chinaDate(clock.now()) };
    await audit.record(recordOfReveal({ ...artisan, personId }, look));
    return artisan.phone;
  }

  /**
   * Takes a step as whoever the viewer is to the artisan. Who may not take it leaves nothing behind, so `take`
   * judges and makes things only where it is open.
   */
  async #take(
    actor: Actor,
    id: string,
    step: ArtisanStep,
    take: (seen: SeenArtisan, isOpen: boolean) => Promise<Artisan>,
  ): Promise<SeenArtisan> {
    const seen = await this.see(actor, id);
    try {
      return await this.#seen(actor, await take(seen, seen.steps.includes(step)));
    } catch (thrown) {
      if (
        isAppError(thrown, 'forbidden') &&
        seen.relations.includes('staff') &&
        (judgedByStaff as readonly string[]).includes(step)
      )
        throw secondPersonNeeded();
      throw thrown;
    }
  }

  async #seen(actor: Actor, artisan: Artisan): Promise<SeenArtisan> {
    const personId = await personIdOf(this.#deps.people, artisan);
    const relations = artisanRelations(actor, { ...artisan, personId });
    return { artisan, relations, steps: this.runner.openSteps(artisan, relations) };
  }
  #seenAll(actor: Actor, artisans: readonly Artisan[]): Promise<SeenArtisan[]> {
    return Promise.all(artisans.map((artisan) => this.#seen(actor, artisan)));
  }
}
