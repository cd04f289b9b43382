import { after, type Clock } from '../../../kernel/clock.ts';
import { idOf, newId } from '../../../kernel/ids.ts';
import type { ProviderRef } from '../../../kernel/postings.ts';
import { type Catalogue, type Listing, outOfReach, type Terms } from '../../catalogue/index.ts';
import type { Grid, Grids } from '../../grids/index.ts';
import type { People } from '../../people/index.ts';
import type { Provider, Providers } from '../../providers/index.ts';
import type { Permission, Proxies } from '../../proxies/index.ts';
import { offerGone } from '../../queue/index.ts';
import type { SettingReader } from '../../settings/index.ts';
import { sharesOf } from './fees.ts';
import {
  type BookingRequest,
  type ClaimPorts,
  claimWaits,
  type Frozen,
  type OrderKind,
  type TakenListing,
} from './kind.ts';
import { kindMismatch, listingNotLive, orderOutstanding, ownListing, termsChanged } from './order.errors.ts';
import type { OrderLimits } from './order.limits.ts';
import { numberOf, searchKeysOf } from './order.search.ts';
import type { OrderStore } from './order.store.ts';
import {
  type Contact,
  type EscalationStage,
  type Order,
  type Orderer,
  type OrderFields,
  payerIdOf,
  unstarted,
} from './order.ts';
import type { OrderRunners } from './runners.ts';

export interface BookingDeps {
  store: OrderStore;
  runners: OrderRunners;
  clock: Clock;
  ports: ClaimPorts;
  limits: OrderLimits;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt' | 'termsOf'>;
  providers: Pick<Providers, 'find'>;
  grids: Pick<Grids, 'find' | 'seek' | 'communityOn'>;
  people: Pick<People, 'find'>;
  proxies: Pick<Proxies, 'permit'>;
  settings: Pick<SettingReader, 'of'>;
}

const levels = ['community', 'street', 'district'] as const;
// A paused or retired listing was on a shelf a moment ago; of what never was nothing is said.
const onceLive = ['paused', 'retired'];

/** What is agreed on, with whom, and by whose word. */
interface Agreed {
  terms: Terms;
  frozen: Frozen;
  provider: Provider;
  permission: Permission | null;
}

/** Claim first, order second, payment third. */
export class OrderBooking {
  readonly #deps: BookingDeps;

  constructor(deps: BookingDeps) {
    this.#deps = deps;
  }

  /**
   * Books a listing, whatever its kind. Throws `out_of_reach`, `listing_not_live`, `own_listing`,
   * `kind_mismatch`, `terms_changed`, `order_outstanding`, `limit_reached`, `order_unpaid`, `proxy_not_agreed`,
   * `proxy_code_wrong`, and what the kind refuses.
   */
  async book(request: BookingRequest): Promise<Order> {
    const { store } = this.#deps;
    const { key, entryId, onBehalf } = request;
    const id = entryId ?? (key ? idOf('ord', key) : newId('ord'));
    const standing = entryId || key ? await store.seek(id) : null;
    // a place in line is one's own, and so is what was booked under a key
    if (standing ? payerIdOf(standing) !== request.residentId : entryId && onBehalf) throw offerGone();
    if (standing) return standing;
    if (!onBehalf) return this.#book(id, request, null);
    const permission = await this.#deps.proxies.permit(onBehalf, id);
    try {
      return await this.#book(id, { ...request, residentId: permission.personId }, permission);
    } catch (thrown) {
      await permission.giveBack();
      throw thrown;
    }
  }

  async #book(id: string, request: BookingRequest, permission: Permission | null): Promise<Order> {
    const { runners, ports, limits, clock } = this.#deps;
    const { listing, provider } = await this.#requireBookable(request);
    if (permission && provider.people.includes(permission.ordererId)) throw ownListing();
    const terms = this.#requireShown(listing, request);
    const { kind, runner } = runners.of(listing);
    const more = await this.#requireMore(kind.moreOf?.(request) ?? [], request);
    const frozen = await kind.freeze(listing, request, ports, more);
    const agreed = { terms, frozen, provider, permission };
    const fields = { ...(await this.#freeze(id, listing, request, agreed)), _id: id };
    const until = after(clock.now(), claimWaits);
    await this.#requireNothingOpen(request, kind);
    const reserve = async (): Promise<unknown> => kind.reserve(ports, fields as Order, listing, until, more);
    const claimed = (await limits.within(fields as Order, reserve)) as object | undefined;
    const [step] = runner.table.rows.filter((row) => row.from === null).map((row) => row.step);
    const byId = permission?.ordererId ?? request.residentId;
    const by = { kind: 'person', id: byId, relations: ['resident'], grid: permission?.grid } as const;
    return runner.create({ ...fields, ...claimed }, step ?? '', by, { key: request.key, input: {} });
  }

  /** The listings beside the first, each as bookable and as it was shown. */
  async #requireMore(taken: readonly TakenListing[], request: BookingRequest): Promise<Listing[]> {
    const more: Listing[] = [];
    for (const each of taken) {
      const { listing } = await this.#requireBookable({ ...request, ...each });
      this.#requireShown(listing, each);
      more.push(listing);
    }
    return more;
  }

  /** Who has not brought back what they have books nothing more of its kind. */
  async #requireNothingOpen({ residentId }: BookingRequest, { kind, blocking }: OrderKind): Promise<void> {
    const order = blocking && (await this.#deps.store.seekOfResident(residentId, kind, blocking));
    if (order) throw orderOutstanding({}, [], { orderId: order._id });
  }

  async #requireBookable({ listingId, kind, place, residentId }: BookingRequest) {
    const { catalogue, providers } = this.#deps;
    const listing = await catalogue.seekListing(listingId);
    if (!listing) throw outOfReach();
    if (onceLive.includes(listing.state)) throw listingNotLive();
    if (!(await catalogue.visibleAt(listing, place))) throw outOfReach();
    const provider = await providers.find(listing.provider);
    if (provider.people.includes(residentId)) throw ownListing();
    if (listing.kind !== kind) throw kindMismatch();
    return { listing, provider };
  }

  /** The terms that hold now, where they are those that the resident was shown. */
  #requireShown(listing: Listing, request: TakenListing): Terms {
    const terms = this.#deps.catalogue.termsOf(listing);
    if (request.terms !== terms.fingerprint) throw termsChanged({}, [], { terms });
    return terms;
  }

  /** What was agreed when it was booked; later changes of listing and settings touch no order. */
  async #freeze(
    id: string,
    listing: Listing,
    request: BookingRequest,
    { terms, frozen, provider, permission }: Agreed,
  ): Promise<OrderFields> {
    const { grids, clock, people, settings } = this.#deps;
    const { place, note, payRequest, residentId } = request;
    const [grid, { name: placeName }, resident] = await Promise.all([
      grids.find(listing.grid),
      grids.find(place),
      people.find(residentId),
    ]);
    const { title, category, categoryName, priceKind, policy, answerHours, answerBeforeMinutes } = terms;
    const bookedAt = clock.now();
    const community = grids.communityOn(grid.path);
    const fields = {
      ...unstarted,
      number: numberOf(id, bookedAt),
      kind: listing.kind,
      residentId,
      provider: listing.provider,
      providerPersonId: listing.ownerId,
      providerName: provider.name,
      providerPhone: provider.phone,
      listingId: listing._id,
      ...{ title, category, categoryName, priceKind, policy },
      grid: listing.grid,
      gridPath: [...grid.path],
      escalationPath: await this.#escalationPathOf(grid, listing.provider),
      ...{ place, placeName, note, payRequest, entryId: request.entryId ?? null },
      terms: { answerHours, answerBeforeMinutes },
      shares: sharesOf(listing.provider, priceKind, community, settings.of(grid.path)),
      bookedAt,
      ...frozen,
      contact: contactOf(resident, frozen, permission),
      orderedBy: permission && (await this.#ordererOf(permission, bookedAt)),
    };
    return { ...fields, searchKeys: searchKeysOf(fields, [resident.name, provider.fullName]) };
  }

  async #ordererOf({ ordererId, as, way }: Permission, at: Date): Promise<Orderer> {
    const { name } = await this.#deps.people.find(ordererId);
    return { personId: ordererId, name, as, way, at };
  }

  /** Who decides a dispute: community, then street, then district; nobody about what is their own. */
  async #escalationPathOf(grid: Grid, provider: ProviderRef): Promise<EscalationStage[]> {
    const above = await Promise.all(grid.path.map((code) => this.#deps.grids.seek(code)));
    return levels.flatMap((level) => {
      const found = above.find((each) => each?.level === level);
      return found && found.code !== provider.id ? [{ level, grid: found.code }] : [];
    });
  }
}

/** Of what is ordered for somebody the contact is that person, whoever typed it; they are the one at the door. */
function contactOf(
  { name, phone }: { name: string; phone: string },
  { contact }: Frozen,
  permission: Permission | null,
): Contact {
  if (permission || !contact) return { name, phone, address: contact?.address ?? null };
  return contact;
}
