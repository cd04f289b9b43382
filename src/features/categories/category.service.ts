import type { AuditPort, AuditRecord } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import { conflict } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Grids } from '../grids/index.ts';
import {
  type CategoryChange,
  changesBetween,
  entriesOf,
  entryOf,
  judgeEntries,
  layerAfter,
} from './category.rules.ts';
import {
  allFaults,
  type CategoryFile,
  CategoryFileError,
  fileFormat,
  readCategoryFile,
} from './category.schema.ts';
import { seedEntries } from './category.seed.ts';
import type { CategoryStore, CategoryVersion, MadeChange } from './category.store.ts';
import {
  type Category,
  type CategoryEntry,
  CategorySnapshot,
  type CategoryTree,
  commonScope,
  completed,
  type LeafCategory,
} from './category.ts';

export interface CategoriesDeps {
  store: CategoryStore;
  grids: Pick<Grids, 'seek' | 'pathOf' | 'children'>;
  audit: AuditPort;
  clock: Pick<Clock, 'now'>;
}
/** A change that was judged and not yet made. */
export interface CategoryPlan {
  /** `common`, or the code of a district. */
  scope: string;
  /** The version it was judged against. */
  version: number;
  changes: readonly CategoryChange[];
  before: CategorySnapshot;
  after: CategorySnapshot;
  /** What the layer says once it is made. */
  layer: readonly CategoryEntry[];
}
/** Who makes a change, as the trail names it. */
export type ChangedBy = Pick<AuditRecord, 'actorId' | 'as' | 'asGrid' | 'reason' | 'requestId'> & {
  /** Without: it came from a file. */
  action?: 'categories.change';
};

type Layers = ReadonlyMap<string, readonly CategoryEntry[]>;

/** The tree of what is offered: read from memory, changed by plans, the same on every server within a second. */
export class Categories {
  readonly #deps: CategoriesDeps;
  #snapshot: CategorySnapshot | null = null;
  #refreshing: Promise<void> | null = null;

  constructor(deps: CategoriesDeps) {
    this.#deps = deps;
  }

  /** Before the first reader: loads what a new installation begins with where there is nothing yet. */
  async open(): Promise<void> {
    await this.#deps.store.seed(seedEntries());
    await this.refresh();
  }
  /** Takes over what another server has put in force meanwhile. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }
  async #refresh(): Promise<void> {
    const current = await this.#deps.store.version();
    if (!current || current.version === this.#snapshot?.version) return;
    const { version, layers } = await this.#read(current);
    // a change made by this server itself may have come in between
    if (version.version > (this.#snapshot?.version ?? 0))
      this.#snapshot = new CategorySnapshot(version.version, layers);
  }
  /** The layers in force; a version that went out of force while it was read may be gone already. */
  async #read(known: CategoryVersion): Promise<{ version: CategoryVersion; layers: Layers }> {
    for (let version: CategoryVersion | null = known; version; version = await this.#deps.store.version()) {
      const layers = await this.#deps.store.read(version.layers);
      if (layers) return { version, layers };
    }
    throw new Error('there are no categories: the data was opened by nobody');
  }

  /** All trees of one version. Who looks at several things takes it once, so that they go together. */
  snapshot(): CategorySnapshot {
    if (!this.#snapshot) throw new Error('the categories are read before they were opened');
    return this.#snapshot;
  }
  /** The tree of a district, by its code or that of any grid in it; without one the common tree. */
  treeOf(grid?: string): CategoryTree {
    return this.snapshot().treeOf(grid === undefined ? undefined : this.#deps.grids.pathOf(grid)[0]);
  }
  get version(): number {
    return this.snapshot().version;
  }
  all(grid?: string): readonly Category[] {
    return this.treeOf(grid).all;
  }
  seekLeaf(code: string, grid?: string): LeafCategory | null {
    return this.treeOf(grid).seekLeaf(code);
  }
  /** The leaf that something new can be offered under: retired ones are not. */
  seekOffered(code: string, grid?: string): LeafCategory | null {
    return this.treeOf(grid).seekOffered(code);
  }
  /** The leaf that a stored document names. */
  findLeaf(code: string, grid?: string): LeafCategory {
    return this.treeOf(grid).findLeaf(code);
  }
  leavesOf(code: string, grid?: string): readonly string[] {
    return this.treeOf(grid).leavesOf(code);
  }

  /** What a layer says, complete enough to be taken in again. */
  async exported(district?: string): Promise<CategoryFile> {
    const { layers } = await this.#current();
    const scope = district ?? commonScope;
    const entries = (layers.get(scope) ?? []).map(entryOf);
    const categories = scope === commonScope ? entries.map((entry) => completed(entry)) : entries;
    return { format: fileFormat, categories };
  }

  /** Judges a file against what is in force; writes nothing. @throws CategoryFileError */
  async plan(content: unknown, district?: string): Promise<CategoryPlan> {
    const scope = district ?? commonScope;
    const { version, layers } = await this.#current();
    const said = await this.#judged(content, scope, layers);
    const layer = layerAfter(layers.get(scope) ?? [], said);
    const before = new CategorySnapshot(version.version, layers);
    const after = new CategorySnapshot(version.version + 1, new Map([...layers, [scope, layer]]));
    const grid = scope === commonScope ? undefined : scope;
    const changes = changesBetween((code) => before.treeOf(grid).seek(code), after.treeOf(grid).all);
    return { scope, version: version.version, changes, before, after, layer };
  }

  /** All that is wrong is said at once. @throws CategoryFileError */
  async #judged(content: unknown, scope: string, layers: Layers): Promise<CategoryEntry[]> {
    const { said, faults } = readCategoryFile(content, scope);
    const isPlace = scope === commonScope || (await this.#deps.grids.seek(scope))?.level === 'district';
    const place = isPlace ? [] : [{ path: scope, message: 'is not the code of a district' }];
    const all = allFaults([...place, ...faults], isPlace ? judgeEntries(layers, scope, said) : []);
    if (all.length > 0) throw new CategoryFileError(all);
    return entriesOf(said);
  }

  /** Makes a planned change. Throws `conflict` where another was made since it was planned. */
  async apply(plan: CategoryPlan, by: ChangedBy): Promise<void> {
    const { store } = this.#deps;
    const current = await store.version();
    if (current?.version !== plan.version) throw conflict();
    const layer = { scope: plan.scope, revision: newId('cat'), count: plan.layer.length };
    await store.stage(layer, plan.layer);
    await this.#record(plan, layer.revision, by);
    await this.#keep(plan, layer.revision, current, by);
    const rest = current.layers.filter(({ scope }) => scope !== plan.scope);
    const next = { version: plan.version + 1, layers: [...rest, layer] };
    if (!(await store.enforce(next))) throw conflict();
    this.#snapshot = plan.after;
    // who is still reading the version before finds it whole
    await store.sweep([...current.layers, layer].map(({ revision }) => revision));
  }

  async #keep(
    { scope, version, changes }: CategoryPlan,
    revision: string,
    of: CategoryVersion,
    by: ChangedBy,
  ) {
    const { store, clock } = this.#deps;
    await store.keepChange({
      ...{ _id: revision, scope, version: version + 1, changes, at: clock.now() },
      before: of.layers.find((layer) => layer.scope === scope)?.revision ?? null,
      ...{ actorId: by.actorId, as: by.as, reason: by.reason ?? null },
    });
  }

  /** What was changed in a layer, the last first: from what is in force, or from behind a revision, backwards. */
  async changesOf(scope: string, behind: string | null, most: number): Promise<MadeChange[]> {
    const { store } = this.#deps;
    const found: MadeChange[] = [];
    const { version } = behind === null ? await this.#current() : { version: null };
    const start = version?.layers.find((layer) => layer.scope === scope)?.revision ?? null;
    let next = behind === null ? start : ((await store.seekChange(behind))?.before ?? null);
    while (next !== null && found.length < most) {
      const change: MadeChange | null = await store.seekChange(next);
      if (change?.scope === scope) found.push(change);
      next = change?.before ?? null;
    }
    return found;
  }

  async #record({ scope, changes }: CategoryPlan, key: string, by: ChangedBy): Promise<void> {
    const side = (which: 'before' | 'after') =>
      Object.fromEntries(
        changes.map(({ code, fields }) => [
          code,
          Object.fromEntries(fields.map((each) => [each.field, each[which]])),
        ]),
      );
    const { audit, grids } = this.#deps;
    // what all districts share is read at the top of each
    const districts = async () => (await grids.children(null)).map(({ code }) => code);
    await audit.record({
      key: `categories.import:${key}`,
      action: 'categories.import',
      ...by,
      target: { kind: 'categories', id: scope },
      gridPath: scope === commonScope ? await districts() : [scope],
      before: side('before'),
      after: side('after'),
    });
  }

  async #current() {
    const version = await this.#deps.store.version();
    if (!version) throw new Error('there are no categories: the data was opened by nobody');
    return this.#read(version);
  }
}
