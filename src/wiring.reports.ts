import { reportMeasures } from './copy/zh-CN.ts';
import { type Artisans, artisanRelations } from './features/artisans/index.ts';
import { type Catalogue, listingRelations } from './features/catalogue/index.ts';
import { makeReports, type ReportedPlaces, type Subject } from './features/moderation/index.ts';
import type { makeNotices } from './features/notices/index.ts';
import type { People } from './features/people/index.ts';
import type { makeProviders } from './features/providers/index.ts';
import type { makeReviews } from './features/reviews/index.ts';
import type { Actor } from './kernel/actor.ts';

type MadeReports = Parameters<typeof makeReports>[0];
interface Api<A> {
  api: A;
}
interface Deps extends Pick<MadeReports, 'connection' | 'clock' | 'log'> {
  audit: Api<MadeReports['audit']>;
  settings: Api<MadeReports['settings']>;
  quotas: Api<MadeReports['quotas']>;
  people: Api<Pick<People, 'namesOf'>>;
  artisans: Api<Artisans>;
  catalogue: Api<Catalogue>;
  reviews: ReturnType<typeof makeReviews>;
  providers: ReturnType<typeof makeProviders>;
  notices: ReturnType<typeof makeNotices>;
}
/** What can be reported of one kind, and what staff do to it by the steps that it has anyway. */
interface Place {
  seek(id: string): ReturnType<ReportedPlaces['seek']>;
  mayTake(actor: Actor, id: string, measure: string): Promise<boolean>;
  take(measure: string, id: string, taking: Parameters<ReportedPlaces['take']>[2]): Promise<unknown>;
  takeBack(measure: string, id: string, taking: Parameters<ReportedPlaces['take']>[2]): Promise<unknown>;
}
const bySystem = { kind: 'system' } as const;

function artisanPlace(artisans: Artisans): Place {
  return {
    async seek(id) {
      const artisan = await artisans.seek(id);
      if (!artisan?.personId) return null;
      const { displayName: title, personId: concernedId, gridPath, state } = artisan;
      return { title, concernedId, gridPath, provider: { kind: 'artisan', id }, isShown: state === 'active' };
    },
    async mayTake(actor, id, measure) {
      const artisan = measure === 'suspend' ? await artisans.seek(id) : null;
      const steps = artisan ? artisans.runner.openSteps(artisan, artisanRelations(actor, artisan)) : [];
      return steps.includes('suspend');
    },
    take: (_measure, id, { byPersonId, grid, reason, key }) => {
      const by = { kind: 'person', id: byPersonId, relations: ['checker'], grid } as const;
      return artisans.runner.tryAdvance(id, 'suspend', by, { input: { reason }, key });
    },
    takeBack: (_measure, id, { byPersonId, grid, key }) => {
      const by = { kind: 'person', id: byPersonId, relations: ['checker'], grid } as const;
      return artisans.runner.tryAdvance(id, 'restore', by, { key });
    },
  };
}

/** Whose offer it is can be suspended for it as well, where an artisan is behind it. */
function listingPlace(catalogue: Catalogue, artisan: Place): Place {
  const providerOf = async (id: string) => (await catalogue.seekListing(id))?.provider ?? null;
  const behind = async (id: string) => {
    const provider = await providerOf(id);
    return provider?.kind === 'artisan' ? provider.id : null;
  };
  return {
    async seek(id) {
      const listing = await catalogue.seekListing(id);
      if (!listing) return null;
      const { title, ownerId: concernedId, gridPath, provider, state } = listing;
      return { title, concernedId, gridPath, provider, isShown: state === 'live' };
    },
    async mayTake(actor, id, measure) {
      const artisanId = measure === 'suspend' ? await behind(id) : null;
      if (measure === 'suspend') return artisanId !== null && artisan.mayTake(actor, artisanId, measure);
      const listing = await catalogue.seekListing(id);
      if (listing === null) return false;
      return catalogue.runner.openSteps(listing, listingRelations(actor, listing)).includes('reject');
    },
    async take(measure, id, taking) {
      const artisanId = measure === 'suspend' ? await behind(id) : null;
      if (artisanId) return artisan.take(measure, artisanId, taking);
      const { byPersonId, grid, reason, key } = taking;
      const by = { kind: 'person', id: byPersonId, relations: ['approver'], grid } as const;
      return catalogue.runner.tryAdvance(id, 'reject', by, { input: { reason }, key });
    },
    async takeBack(measure, id, taking) {
      const artisanId = measure === 'suspend' ? await behind(id) : null;
      if (artisanId) return artisan.takeBack(measure, artisanId, taking);
      return catalogue.runner.tryAdvance(id, 'reinstate', bySystem, { key: taking.key });
    },
  };
}

function reviewPlace(reviews: Deps['reviews']['api']): Place {
  return {
    async seek(id) {
      const review = await reviews.seekPublic(id);
      if (!review) return null;
      const { residentId: concernedId, gridPath, text, isShown } = review;
      const title = [...(text || review.title)].slice(0, 60).join('');
      return { title, concernedId, gridPath, provider: null, isShown };
    },
    mayTake: async (actor, id, measure) => measure === 'hide' && reviews.mayHide(actor, id),
    take: (_measure, id, taking) => reviews.hideAs(id, taking),
    takeBack: (_measure, id) => reviews.showAgain(id),
  };
}

function placesOf({ artisans, catalogue, reviews }: Deps): ReportedPlaces {
  const artisan = artisanPlace(artisans.api);
  const listing = listingPlace(catalogue.api, artisan);
  const places = { artisan, listing, review: reviewPlace(reviews.api) };
  const of = ({ kind }: Subject) => places[kind];
  return {
    seek: (subject) => of(subject).seek(subject.id),
    mayTake: (actor, subject, measure) => of(subject).mayTake(actor, subject.id, measure),
    take: async (measure, subject, taking) => {
      await of(subject).take(measure, subject.id, taking);
    },
    takeBack: async (measure, subject, taking) => {
      await of(subject).takeBack(measure, subject.id, taking);
    },
  };
}

/** What people report, and who hears of it. */
export function makeReporting(deps: Deps) {
  const { connection, clock, log, people } = deps;
  const providers = deps.providers.api;
  const reports = makeReports({
    ...{ connection, clock, log, audit: deps.audit.api },
    ...{ settings: deps.settings.api, quotas: deps.quotas.api },
    namesOf: (ids) => people.api.namesOf(ids),
    places: placesOf(deps),
    strike: (provider, key) => providers.strike(provider, key, 'report'),
    strikeBack: (provider, key) => providers.takeStrikeBack(provider, key),
  });
  providers.onStrike((artisanId, strikes) => reports.api.watchStrikes(artisanId, strikes));
  const { delivery } = deps.notices.api;
  reports.api.onSteps({
    async reporter({ reporterId, title }, template, reason, key) {
      if (reporterId) await delivery.notify(reporterId, template, { title, reason }, key);
    },
    async concerned({ concernedId, provider, title, decision }, template, reason, key) {
      const measures = (decision?.measures ?? []).map((measure) => reportMeasures[measure]).join('、');
      const params = { title, reason, measures, untilAt: decision?.objectUntil.toISOString() ?? '' };
      const isPlace = provider !== null && provider.id === concernedId;
      const to = isPlace ? await providers.recipientsOf(provider) : [concernedId];
      for (const personId of to) await delivery.notify(personId, template, params, key);
    },
    staff: ({ gridPath, title }, template, key) =>
      delivery.notifyStaffOf(gridPath.at(-1) ?? '', template, { title }, key),
  });
  return reports;
}
