import { invalid } from '../../../../kernel/errors.ts';
import { nullable, partSchema } from '../../../../kernel/store.ts';
import type { DaySpan, StartsQuery } from '../../../calendars/index.ts';
import { defineListingKind, type Listing, type NewOffer, type Offer } from '../../../catalogue/index.ts';

/** When it is open each week; in minutes of the day in Asia/Shanghai. */
export interface OpenHours {
  /** 0 = Sunday … 6 = Saturday. */
  dayOfWeek: number;
  fromMinute: number;
  toMinute: number;
}

/** What an offer of a room says beside what every offer does; its price is that of one hour. */
export interface RoomOffer {
  roomAddress: string;
  mostGuests: number;
  mostHours: number;
  /** When it is open when it is first offered; from then on its calendar says so. */
  firstHours: readonly OpenHours[];
  /** The number at its door, by which a party says that it is there; null: the keeper lets everybody in. */
  doorCode: string | null;
}
/** What an offer of a room says at first. */
export type NewRoomOffer = NewOffer &
  Pick<RoomOffer, 'roomAddress' | 'mostGuests' | 'firstHours'> &
  Partial<RoomOffer> & { kind: 'room' };
export interface RoomListing extends Listing, RoomOffer {
  kind: 'room';
}

const hoursOf = (hours: readonly OpenHours[]): OpenHours[] =>
  hours.map(({ dayOfWeek, fromMinute, toMinute }) => ({ dayOfWeek, fromMinute, toMinute }));

const ownOf = (offer: RoomOffer): RoomOffer => ({
  roomAddress: offer.roomAddress,
  mostGuests: offer.mostGuests,
  mostHours: offer.mostHours,
  firstHours: hoursOf(offer.firstHours),
  doorCode: offer.doorCode,
});

const earlier = (a: OpenHours, b: OpenHours): number =>
  a.dayOfWeek - b.dayOfWeek || a.fromMinute - b.fromMinute;

function validate({ firstHours }: Offer & RoomOffer): void {
  const refuse = (field: string, message: string) => invalid({}, [{ path: `/body/${field}`, message }]);
  if (firstHours.some(({ fromMinute, toMinute }) => fromMinute >= toMinute))
    throw refuse('firstHours', 'must each end after they begin');
  const overlap = firstHours.some((each, index) => {
    const next = firstHours[index + 1];
    return next?.dayOfWeek === each.dayOfWeek && next.fromMinute < each.toMinute;
  });
  if (overlap) throw refuse('firstHours', 'must not overlap');
}

const shown = ({ roomAddress, mostGuests, mostHours }: RoomListing) => ({
  ...{ roomAddress, mostGuests, mostHours },
});

/** What a room adds to the catalogue and to the cards of the shelf; what stands at its door leaves nowhere. */
export const roomListing = defineListingKind<RoomOffer, RoomListing>({
  kind: 'room',
  offeredBy: ['artisan', 'shop', 'merchant', 'community'],
  horizon: 'booking.horizonDays',
  lead: () => 'booking.instantLeadMinutes',
  fields: {
    roomAddress: String,
    mostGuests: Number,
    mostHours: Number,
    firstHours: [partSchema({ dayOfWeek: Number, fromMinute: Number, toMinute: Number })],
    doorCode: nullable(String),
  },
  defaults: { mostHours: 3, doorCode: null },
  own: ownOf,
  tidied: (offer) => ({
    ...offer,
    roomAddress: offer.roomAddress.trim(),
    firstHours: hoursOf(offer.firstHours).sort(earlier),
  }),
  validate,
  texts: ({ roomAddress }) => ({ roomAddress }),
  mayStandElsewhere: () => true,
  terms: shown,
  card: ({ mostGuests }) => ({ mostGuests }),
  detail: shown,
});

export const calendarOf = ({ _id: id }: Pick<Listing, '_id'>) => ({ kind: 'room', id });
export const hourMinutes = 60;

/** The free starts for so many minutes, or for one hour. */
export function startsOfRoom(listing: RoomListing, minutes = hourMinutes): StartsQuery {
  const isWhole = minutes % hourMinutes === 0 && minutes <= listing.mostHours * hourMinutes;
  return {
    resource: calendarOf(listing),
    durationMinutes: isWhole ? minutes : hourMinutes,
    buffers: { beforeMinutes: 0, afterMinutes: 0 },
    instant: true,
    grid: listing.grid,
    place: listing.grid,
  };
}

/** The week with which its calendar is opened. */
export const firstWeekOf = ({ firstHours }: RoomListing): DaySpan[][] =>
  [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
    firstHours
      .filter(({ dayOfWeek }) => dayOfWeek === weekday)
      .map(({ fromMinute, toMinute }) => ({ fromMinute, toMinute })),
  );
