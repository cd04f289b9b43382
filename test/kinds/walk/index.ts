import { defineListingKind } from '../../../src/features/catalogue/index.ts';
import { defineOrderKind, type Kind } from '../../../src/features/orders/index.ts';
import { after, hour } from '../../../src/kernel/clock.ts';
import { walkProcess } from './walk.process.ts';
import type { WalkBooking, WalkListing, WalkOffer, WalkTypes } from './walk.ts';

const nothingAround = { beforeMinutes: 0, afterMinutes: 0 };

const order = defineOrderKind<WalkTypes, WalkListing, WalkBooking>({
  kind: 'walk',
  process: walkProcess,
  fields: { route: String },
  freeze({ route, grid }, request, { calendars }) {
    const startAt = new Date(request.startAt);
    calendars.requireOffered(startAt, true, grid);
    return { startAt, endAt: after(startAt, hour), advanceFen: 0, route };
  },
  reserve: ({ calendars }, { _id: id, provider: resource, startAt, endAt, place }, _listing, until) =>
    calendars.claim({ resource, id, startAt, endAt, buffers: nothingAround, place, until }),
  keep: ({ calendars }, { provider, _id }) => calendars.keep(provider, _id),
  release: ({ calendars }, { provider, _id }) => calendars.free(provider, _id),
  holding: ['booked'],
  claims: 'calendar',
  due: () => null,
  payStep: () => 'book',
  earning: ['walked'],
  cancelRefund: () => null,
  unseenByProvider: ['cancelled'],
  inTouch: ['booked', 'walked'],
  pictured: { walked: 'finish' },
  strikes: [],
  code: null,
  phases: ['booked', 'walked', 'settled'],
  phaseOf: ({ state }) => (state === 'cancelled' ? null : state),
  isReviewable: (_order, { step }) => step === 'walked',
  notified: { book: ['provider'], walked: ['resident'] },
  present: ({ route }) => ({ route }),
});

const listing = defineListingKind<WalkOffer, WalkListing>({
  kind: 'walk',
  horizon: 'booking.horizonDays',
  lead: () => 'booking.leadMinutes',
  fields: { route: String },
  defaults: {},
  own: ({ route }) => ({ route }),
  tidied: ({ route }) => ({ route: route.trim() }),
  validate: () => {},
  texts: ({ route }) => ({ route }),
  mayStandElsewhere: () => false,
  terms: ({ route }) => ({ route }),
  card: ({ route }) => ({ route }),
  detail: () => ({}),
});

export const walkKind: Kind = {
  kind: 'walk',
  order,
  listing,
  startsOf: ({ provider: resource, grid: place }) => ({
    resource,
    durationMinutes: 60,
    buffers: nothingAround,
    instant: true,
    grid: place,
    place,
  }),
  routes: ({ take }) => ({ walkedOrder: take('walked') }),
};

/** What people are told of a walk. */
export const walkSentences = {
  'walk.book.provider': '有人想和您去{title}。',
  'walk.walked.resident': '“{title}”走完了。',
};
