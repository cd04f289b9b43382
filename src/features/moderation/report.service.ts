import { type Actor, personOf } from '../../kernel/actor.ts';
import { after, before, type Clock, day } from '../../kernel/clock.ts';
import { forbidden, notFound, stepClosed } from '../../kernel/errors.ts';
import { idOf } from '../../kernel/ids.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { Runner } from '../../kernel/runner.ts';
import { readToCount, type Waiting, waitingSince } from '../../kernel/waiting.ts';
import type { Quotas } from '../quotas/index.ts';
import type { SettingReader } from '../settings/index.ts';
import { doubtGrids } from './doubt.access.ts';
import { reportRelations } from './report.access.ts';
import type { ReportStore, WantedReports } from './report.store.ts';
import {
  allMeasures,
  type Measure,
  type Report,
  type ReportedThing,
  type ReportReason,
  type ReportState,
  type ReportStep,
  type ReportTypes,
  type Subject,
} from './report.ts';

/** As who takes a measure, why, and under which key: the same again does nothing. */
interface Taking {
  byPersonId: string;
  /** Where they hold the role by which they decided. */
  grid: string | undefined;
  reason: string;
  key: string;
}
/** What reports are about: each measure is the operation of the feature whose thing it is. */
export interface ReportedPlaces {
  seek(subject: Subject): Promise<ReportedThing | null>;
  /** Whether the feature itself lets the actor hide it, or suspend whose it is, now. */
  mayTake(actor: Actor, subject: Subject, measure: 'hide' | 'suspend'): Promise<boolean>;
  take(measure: 'hide' | 'suspend', subject: Subject, taking: Taking): Promise<void>;
  takeBack(measure: 'hide' | 'suspend', subject: Subject, taking: Taking): Promise<void>;
}
export interface ReportDeps {
  store: ReportStore;
  runner: Runner<ReportTypes>;
  clock: Clock;
  quotas: Pick<Quotas, 'within'>;
  settings: SettingReader;
  places: ReportedPlaces;
}
export interface SeenReport {
  report: Report;
  steps: ReportStep[];
  /** What the viewer may do about it where it is upheld. */
  measures: Measure[];
}
interface ReportRequest {
  subject: Subject;
  reason: ReportReason;
  details: string;
}

const mostOwn = 50;
const mostAlike = 500;
const bySystem = { kind: 'system' } as const;
const last = (path: readonly string[]) => path.at(-1) ?? '';

/** In this state, of what the actor decides about: never what they made or what concerns them. */
function wantedBy(actor: Actor, state: ReportState): WantedReports {
  const personId = personOf(actor);
  return { state, grids: doubtGrids(actor), personId, ownIds: [personId, ...(actor.duties ?? [])] };
}

/** What residents say is wrong, what staff decides about it, and what whom it concerns says to that. */
export class Reports {
  readonly #deps: ReportDeps;
  constructor(deps: ReportDeps) {
    this.#deps = deps;
  }

  /** One open report of a person about one thing. Throws `not_found`, `limit_reached`; one's own is `forbidden`. */
  async report(actor: Actor, said: ReportRequest, key?: string): Promise<Report> {
    const { runner, quotas, places } = this.#deps;
    const personId = personOf(actor);
    const thing = await places.seek(said.subject);
    if (!thing?.isShown) throw notFound();
    if (thing.concernedId === personId || actor.duties?.includes(thing.concernedId)) throw forbidden();
    const fields = await this.#fieldsOf(personId, said, thing);
    const standing = await this.#deps.store.processStore.seek(fields._id);
    if (standing) return standing;
    const by = { kind: 'person', id: personId, relations: ['reporter'] } as const;
    const use = { key: 'reports.perDay', of: [personId], id: fields._id } as const;
    return quotas.within(use, last(thing.gridPath), () => runner.create(fields, 'report', by, { key }));
  }

  /** So many strikes came together: staff looks at it, nothing happens by itself. Again, nothing happens. */
  async watchStrikes(artisanId: string, strikes: readonly { at: Date }[]): Promise<void> {
    const { clock, places, runner, settings, store } = this.#deps;
    const subject = { kind: 'artisan', id: artisanId } as const;
    const thing = await places.seek(subject);
    if (!thing) return;
    const { 'reports.strikes': most, 'reports.strikeDays': days } = settings.of(last(thing.gridPath));
    const earlier = await store.ofReporter(null, subject);
    const decided = earlier.filter(({ state }) => state !== 'open').map(({ since }) => since);
    const from = [before(clock.now(), days * day), ...decided];
    if (strikes.filter(({ at }) => from.every((time) => at > time)).length < most) return;
    const fields = await this.#fieldsOf(null, { subject, reason: 'strikes', details: '' }, thing);
    await runner.create(fields, 'report', bySystem);
  }

  /** Numbered by what was decided before: said twice at the same time it is one. */
  async #fieldsOf(
    reporterId: string | null,
    { subject, reason, details }: ReportRequest,
    thing: ReportedThing,
  ) {
    const { store, clock } = this.#deps;
    const standing = await store.ofReporter(reporterId, subject);
    const past = standing.filter(({ state }) => state !== 'open').length;
    const now = clock.now();
    const { title, concernedId, provider, gridPath } = thing;
    return {
      _id: idOf('rpt', `${reporterId}:${subject.kind}:${subject.id}:${past}`),
      ...{ subject, title, reason, details: details.trim(), reporterId, concernedId, provider },
      ...{ gridPath: [...gridPath], reportedAt: now, since: now },
      ...{ decision: null, objection: null, answer: null },
    };
  }

  /** What waits for a decision, at first or once more; null for whoever decides about nothing. */
  async waiting(actor: Actor): Promise<Waiting | null> {
    if (doubtGrids(actor).length === 0) return null;
    const states = ['open', 'objected'] as const;
    const lists = await Promise.all(
      states.map((state) => this.#deps.store.list(wantedBy(actor, state), null, readToCount)),
    );
    return waitingSince(...lists.map((list) => list.map(({ since }) => since)));
  }

  async list(actor: Actor, state: ReportState, request: PageRequest): Promise<Page<SeenReport>> {
    const wanted = wantedBy(actor, state);
    const position = readCursor(request.cursor, 'time');
    const rows = await this.#deps.store.list(wanted, position, request.limit + 1);
    const page = pageOf(rows, request.limit, ({ since, _id }) => ({ key: since.getTime(), id: _id }));
    return { ...page, items: await Promise.all(page.items.map((report) => this.#seen(actor, report))) };
  }
  async decisionsOn(actor: Actor): Promise<SeenReport[]> {
    const own = [personOf(actor), ...(actor.duties ?? [])];
    const decided = await this.#deps.store.decidedOn(own, mostOwn);
    return Promise.all(decided.map((report) => this.#seen(actor, report)));
  }

  /** Throws `step_closed` also where one of the measures is not open to the actor. */
  async uphold(
    actor: Actor,
    id: string,
    said: { measures: readonly Measure[]; reason: string },
    key?: string,
  ) {
    const { runner, clock, settings } = this.#deps;
    const seen = await this.#find(actor, id);
    const { report, steps } = seen;
    const closed = said.measures.find((measure) => !seen.measures.includes(measure));
    if (closed && steps.includes('uphold')) throw stepClosed({ step: closed, state: report.state });
    const days = settings.of(last(report.gridPath))['reports.objectDays'];
    const facts = { byPersonId: personOf(actor), objectUntil: after(clock.now(), days * day) };
    const input = { measures: [...said.measures], reason: said.reason, ...facts };
    const relations = reportRelations(actor, report);
    return this.#seen(actor, await runner.takeAs(actor, relations, report, 'uphold', { input, key }));
  }
  async dismiss(actor: Actor, id: string, reason: string, key?: string): Promise<SeenReport> {
    const { report } = await this.#find(actor, id);
    const options = { input: { reason }, key };
    const relations = reportRelations(actor, report);
    return this.#seen(actor, await this.#deps.runner.takeAs(actor, relations, report, 'dismiss', options));
  }
  async object(actor: Actor, id: string, details: string, key?: string): Promise<SeenReport> {
    const { report } = await this.#find(actor, id);
    const options = { input: { details: details.trim() }, key };
    const relations = reportRelations(actor, report);
    // of a report that concerns somebody else nobody says anything here
    if (!relations.includes('concerned')) throw notFound();
    return this.#seen(actor, await this.#deps.runner.takeAs(actor, relations, report, 'object', options));
  }
  /** The second look: `confirm` or `overturn`. */
  async answer(actor: Actor, id: string, step: 'confirm' | 'overturn', reason: string, key?: string) {
    const { report } = await this.#find(actor, id);
    const options = { input: { reason, byPersonId: personOf(actor) }, key };
    const relations = reportRelations(actor, report);
    return this.#seen(actor, await this.#deps.runner.takeAs(actor, relations, report, step, options));
  }

  /** What others said about the same is decided with it. */
  async joinAlike({ subject, _id }: Report, reason: string, isUpheld: boolean): Promise<void> {
    const { store, runner } = this.#deps;
    for (const other of await store.openAbout(subject, mostAlike))
      if (other._id !== _id)
        await runner.tryAdvance(other, 'join', bySystem, { input: { reason, isUpheld } });
  }

  async #find(actor: Actor, id: string): Promise<SeenReport> {
    personOf(actor);
    const report = await this.#deps.store.processStore.find(id);
    if (reportRelations(actor, report).length === 0) throw notFound();
    return this.#seen(actor, report);
  }
  async #seen(actor: Actor, report: Report): Promise<SeenReport> {
    const steps = this.#deps.runner.openSteps(report, reportRelations(actor, report));
    const measures = steps.includes('uphold') ? await this.#measuresOf(actor, report) : [];
    return { report, steps, measures };
  }
  async #measuresOf(actor: Actor, { subject, provider }: Report): Promise<Measure[]> {
    const open = await Promise.all(
      allMeasures.map(async (measure) => {
        if (measure === 'warn') return true;
        if (measure === 'strike') return provider !== null;
        return this.#deps.places.mayTake(actor, subject, measure);
      }),
    );
    return allMeasures.filter((_measure, at) => open[at]);
  }
}
