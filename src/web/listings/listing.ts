import type { components } from '../../contract/types.gen.ts';
import { api } from '../client/api.ts';
import { request } from '../client/request.ts';
import { fenOf, yuanOf } from '../format/money.ts';
import type { Listing, OfferFields, OfferParts } from '../orders/engine/kind.ts';
import type { StepAction } from '../parts/step-action.ts';

type Schemas = components['schemas'];

export function listingTone(state: Listing['state']): string {
  if (state === 'live') return 'tag';
  if (state === 'submitted') return 'tag tag-wait';
  return state === 'rejected' ? 'tag tag-alarm' : 'tag tag-off';
}

const empty: OfferFields = {
  category: '',
  title: '',
  description: '',
  grid: '',
  gridName: '',
  priceKind: 'market',
  yuan: '',
  limitMinutes: 15,
  policy: 'moderate',
  pictures: [],
};

/** The fields of a new offer, those of its kind among them. */
export function emptyFields(parts: OfferParts | null): OfferFields {
  const [priceKind = empty.priceKind] = parts?.priceKinds ?? [];
  return { ...empty, priceKind, ...parts?.empty };
}

export function fieldsOf(listing: Listing, parts: OfferParts | null): OfferFields {
  const { category, title, description, grid, priceKind, priceFen, limitMinutes, policy, pictures } = listing;
  const shared = { category, title, description, grid, priceKind, limitMinutes, policy, pictures };
  return { ...shared, gridName: '', yuan: yuanOf(priceFen), ...parts?.fieldsOf(listing) };
}

/** What every offer says; null where the price is not an amount. */
function sharedOf(fields: OfferFields) {
  const priceFen = fields.priceKind === 'free' ? 0 : fenOf(fields.yuan);
  if (priceFen === null) return null;
  return {
    category: fields.category,
    title: fields.title.trim(),
    description: fields.description.trim(),
    ...(fields.grid && { grid: fields.grid }),
    priceKind: fields.priceKind,
    priceFen,
    limitMinutes: fields.limitMinutes,
    policy: fields.policy,
    pictures: fields.pictures.map(({ id }) => id),
  };
}

/** The offer to be sent, whole, so that it can be drafted and changed by it; null where the price is no amount. */
export function offerOf(
  kind: string,
  fields: OfferFields,
  parts: OfferParts,
): (Schemas['ListingNew'] & Schemas['ListingChange']) | null {
  const shared = sharedOf(fields);
  // the kind's own part says which fields make one of its offers
  return shared && ({ kind, ...shared, ...parts.bodyOf(fields) } as Schemas['ListingNew']);
}

/** As it is offered once the change beside it is approved; null where none stands there. */
export function revisedOf(listing: Listing): Listing | null {
  const { revision } = listing;
  return revision && ({ ...listing, ...revision.offer, categoryName: revision.categoryName } as Listing);
}

type OwnStep = 'submit' | 'pause' | 'resume' | 'retire' | 'revision/withdraw';

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
    withdraw_revision: own(id, 'revision/withdraw', 'sure', 'plain'),
    pause: own(id, 'pause', 'nothing', 'plain'),
    retire: own(id, 'retire', 'sure', 'danger'),
  };
}
