import { createHash } from 'node:crypto';
import { type Actor, personOf } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { Runner } from '../../kernel/runner.ts';
import { readToCount, type Waiting, waitingSince } from '../../kernel/waiting.ts';
import { doubtGrids, doubtRelations } from './doubt.access.ts';
import type { DoubtStore } from './doubt.store.ts';
import type { Doubt, DoubtState, DoubtTypes } from './doubt.ts';
import type { JudgedText } from './moderation.rules.ts';

/** What a request was about, as far as the request and its answer say. */
export interface WritingCall {
  actor: Actor;
  /** As in the contract: `/api/orders/{id}/reviews`. */
  path: string;
  /** The id in the path. */
  id: string | undefined;
  /** What was answered. */
  answer: unknown;
}
export interface SeenDoubt {
  doubt: Doubt;
  steps: ('flag' | 'approve' | 'hide')[];
}
export interface DoubtDeps {
  store: DoubtStore;
  runner: Runner<DoubtTypes>;
  clock: Clock;
  /** The grid that a thing belongs to, from the district down; of a person where they live or work. */
  gridPathOf(about: { kind: string; id: string }, writerId: string): Promise<readonly string[]>;
}

/** Nobody reads more of them than that. */
const mostWords = 50;

/** One document per wording and place: the same said again is the same. */
function idOf(about: string, text: string): string {
  const hash = createHash('sha256').update(JSON.stringify([about, text.trim()]));
  return `txt_${hash.digest('hex').slice(0, 30)}`;
}

/** The thing a call wrote to: named by its path, else what it made, else the writer. */
function aboutOf({ path, id, answer }: WritingCall, writerId: string): { kind: string; id: string } {
  const [, , kind = ''] = path.split('/');
  if (kind === 'me' || kind === 'staff') return { kind: 'people', id: writerId };
  const made = (answer as { id?: unknown } | undefined)?.id;
  return { kind, id: id ?? (typeof made === 'string' ? made : writerId) };
}

/** What is doubtful reaches the people who decide. */
export class DoubtService {
  readonly #deps: DoubtDeps;
  constructor(deps: DoubtDeps) {
    this.#deps = deps;
  }

  /** Keeps what is doubtful of a call that was done; the same again keeps it once. */
  async keep(call: WritingCall, texts: readonly JudgedText[]): Promise<void> {
    const found = texts.filter(({ doubtful }) => doubtful.length > 0);
    const writerId = call.actor.personId;
    if (found.length === 0 || writerId === null) return;
    const { runner, clock, gridPathOf } = this.#deps;
    const about = aboutOf(call, writerId);
    const gridPath = [...(await gridPathOf(about, writerId))];
    for (const { field, audience, text, doubtful } of found) {
      const own = {
        gridPath,
        writerId,
        about,
        field,
        audience,
        text: text.trim(),
        words: doubtful.slice(0, mostWords),
      };
      const fields = { _id: idOf(about.id, text), ...own, since: clock.now() };
      await runner.create(fields, 'flag', { kind: 'system' });
    }
  }

  /**
   * Of what would be public: which texts wait for somebody to look, or were hidden. `about`: the id of the thing, or
   * of the person, to which it was written.
   */
  async withheld(texts: readonly { about: string; text: string }[]): Promise<ReadonlySet<string>> {
    const written = texts.filter(({ text }) => text !== '');
    if (written.length === 0) return new Set();
    const byId = new Map(written.map(({ about, text }) => [idOf(about, text), text]));
    const ids = await this.#deps.store.unapproved([...byId.keys()]);
    return new Set(ids.map((id) => byId.get(id) ?? ''));
  }

  async list(actor: Actor, state: DoubtState, request: PageRequest): Promise<Page<SeenDoubt>> {
    const position = readCursor(request.cursor, 'time');
    const rows = await this.#deps.store.list(state, doubtGrids(actor), position, request.limit + 1);
    const page = pageOf(rows, request.limit, ({ since, _id }) => ({ key: since.getTime(), id: _id }));
    return { ...page, items: page.items.map((doubt) => this.#seen(actor, doubt)) };
  }

  /** What waits to be looked at; null for whoever decides about nothing. */
  async waiting(actor: Actor): Promise<Waiting | null> {
    const grids = doubtGrids(actor);
    if (grids.length === 0) return null;
    const rows = await this.#deps.store.list('waiting', grids, null, readToCount);
    return waitingSince(rows.map(({ since }) => since));
  }

  async approve(actor: Actor, id: string, key?: string): Promise<SeenDoubt> {
    const doubt = await this.#find(actor, id);
    const relations = doubtRelations(actor, doubt);
    return this.#seen(actor, await this.#deps.runner.takeAs(actor, relations, doubt, 'approve', { key }));
  }
  async hide(actor: Actor, id: string, reason: string, key?: string): Promise<SeenDoubt> {
    const doubt = await this.#find(actor, id);
    const relations = doubtRelations(actor, doubt);
    const options = { input: { reason }, key };
    return this.#seen(actor, await this.#deps.runner.takeAs(actor, relations, doubt, 'hide', options));
  }

  async #find(actor: Actor, id: string): Promise<Doubt> {
    personOf(actor);
    const doubt = await this.#deps.store.processStore.find(id);
    if (doubtRelations(actor, doubt).length === 0) throw notFound();
    return doubt;
  }
  #seen(actor: Actor, doubt: Doubt): SeenDoubt {
    return { doubt, steps: this.#deps.runner.openSteps(doubt, doubtRelations(actor, doubt)) };
  }
}
