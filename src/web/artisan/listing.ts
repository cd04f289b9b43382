import type { components } from '../../contract/types.gen.ts';
import { api } from '../client/api.ts';
import { request } from '../client/request.ts';
import { fenOf, yuanOf } from '../format/money.ts';
import type { StepAction } from '../parts/step-action.ts';

export type Listing = components['schemas']['Listing'];
type ListingNew = components['schemas']['ListingNew'];

export function listingTone(state: Listing['state']): string {
  if (state === 'live') return 'tag';
  if (state === 'submitted') return 'tag tag-wait';
  return state === 'rejected' ? 'tag tag-alarm' : 'tag tag-off';
}

/** An offer as it is typed. */
export interface ListingFields {
  category: string;
  title: string;
  description: string;
  way: Listing['way'];
  address: string;
  grid: string;
  gridName: string;
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  priceKind: Listing['priceKind'];
  yuan: string;
  instant: boolean;
  limitMinutes: number;
  policy: Listing['policy'];
}

export const emptyListing: ListingFields = {
  category: '',
  title: '',
  description: '',
  way: 'at_home',
  address: '',
  grid: '',
  gridName: '',
  durationMinutes: 45,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  priceKind: 'market',
  yuan: '',
  instant: false,
  limitMinutes: 15,
  policy: 'moderate',
};

export function fieldsOf(listing: Listing): ListingFields {
  return {
    category: listing.category,
    title: listing.title,
    description: listing.description,
    way: listing.way,
    address: listing.address ?? '',
    grid: listing.grid,
    gridName: '',
    durationMinutes: listing.durationMinutes,
    bufferBeforeMinutes: listing.bufferBeforeMinutes,
    bufferAfterMinutes: listing.bufferAfterMinutes,
    priceKind: listing.priceKind,
    yuan: yuanOf(listing.priceFen),
    instant: listing.instant,
    limitMinutes: listing.limitMinutes,
    policy: listing.policy,
  };
}

/** The offer to be sent; null where the price is not an amount. */
export function offerOf(fields: ListingFields): ListingNew | null {
  const priceFen = fields.priceKind === 'free' ? 0 : fenOf(fields.yuan);
  if (priceFen === null) return null;
  const visited = fields.way !== 'at_home';
  return {
    category: fields.category,
    title: fields.title.trim(),
    description: fields.description.trim(),
    way: fields.way,
    address: visited && fields.address.trim() ? fields.address.trim() : null,
    ...(fields.grid && { grid: fields.grid }),
    durationMinutes: fields.durationMinutes,
    bufferBeforeMinutes: fields.bufferBeforeMinutes,
    bufferAfterMinutes: fields.bufferAfterMinutes,
    priceKind: fields.priceKind,
    priceFen,
    instant: fields.instant,
    limitMinutes: fields.limitMinutes,
    policy: fields.policy,
  };
}

type OwnStep = 'submit' | 'pause' | 'resume' | 'rework' | 'retire';

function own(
  id: string,
  name: OwnStep,
  asks: 'nothing' | 'sure',
  tone: StepAction<Listing>['tone'],
): StepAction<Listing> {
  return {
    asks,
    tone,
    send: ({ key }) =>
      request(() =>
        api.POST(`/api/listings/{id}/${name}`, {
          params: { path: { id } },
          headers: { 'Idempotency-Key': key },
        }),
      ),
  };
}

/** How the artisan's own steps are asked for. */
export function listingActions(id: string): Record<string, StepAction<Listing>> {
  return {
    submit: own(id, 'submit', 'nothing', 'primary'),
    resume: own(id, 'resume', 'nothing', 'primary'),
    rework: own(id, 'rework', 'sure', 'plain'),
    pause: own(id, 'pause', 'nothing', 'plain'),
    retire: own(id, 'retire', 'sure', 'danger'),
  };
}
