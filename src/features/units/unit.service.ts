import { type Actor, actsFor, holds, type RoleName, roleOver } from '../../kernel/actor.ts';
import { asRole } from '../../kernel/audit.ts';
import { type Clock, chinaDay } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import { type Catalogue, type Listing, outOfReach } from '../catalogue/index.ts';
import type { Files, Picture, Sight } from '../files/index.ts';
import type { Grids } from '../grids/index.ts';
import { offerGone } from '../queue/index.ts';
import { tooManyUnits, unitsTaken } from './unit.errors.ts';
import type { UnitStore } from './unit.store.ts';
import {
  claimOf,
  type DayClaim,
  type DaySpan,
  freeUntil,
  isFree,
  isLendable,
  picturesOf,
  type Unit,
  type UnitState,
} from './unit.ts';

export interface UnitDeps {
  store: UnitStore;
  clock: Clock;
  catalogue: Pick<Catalogue, 'seekListing' | 'visibleAt'>;
  grids: Pick<Grids, 'seek'>;
  files: Pick<Files, 'check' | 'bind'>;
  /** With how many units a listing begins, as its kind says; null where nothing is lent. */
  lentUnitsOf(listing: Listing): number | null;
  /** Called with a listing of which days came free: whoever waits is first. */
  freed(listingId: string): Promise<void>;
}
/** What somebody says of a unit, with pictures by their ids. */
interface UnitSaid {
  state: UnitState;
  note?: string | undefined;
  pictures?: readonly string[];
}
interface DaysRequest extends DaySpan {
  listing: Listing;
  /** The claim's id; the same id again has the same claim. */
  id: string;
  /** The order that will hold it. */
  holder: string;
  until: Date;
  /** This unit and no other, which its holder has in hand; or any but this one. */
  only?: string;
  except?: string;
}
/** A day on which one can begin, and the first one on which that unit is gone again; null: none is free. */
export interface FreeDay {
  day: number;
  untilDay: number | null;
}

/** What pictures of a unit are kept by. */
const bindingOf = (id: string) => ({ kind: 'unit', id });
const keepers: readonly RoleName[] = ['staff', 'supervisor'];

const mostUnits = 50;
/** The longest horizon and the longest loan that begins on its last day. */
const shownDays = 91;
const mostRounds = 5;

/** What is lent: each unit has days of its own, claimed by one conditional write. */
export class UnitService {
  readonly #deps: UnitDeps;

  constructor(deps: UnitDeps) {
    this.#deps = deps;
  }

  /** Takes the days of the first unit that is free on all of them. Throws `units_taken`. */
  async claim(request: DaysRequest): Promise<{ unitId: string; unitNumber: number }> {
    const { listing, id, holder, fromDay, endDay, until, only, except } = request;
    const claim: DayClaim = { id, holder, fromDay, endDay };
    // who has agreed days already is not behind who waits for some
    const how = { isOut: only !== undefined, past: except !== undefined };
    for (let round = 0; round < mostRounds; round += 1) {
      const all = await this.opened(listing);
      const units = all.filter(({ _id }) => _id !== except && (only === undefined || _id === only));
      const held = units.find(({ claims }) => claims.some((each) => each.id === id));
      const seen = (unit: Unit) => ({
        ...unit,
        ...(only && { state: 'free' as const }),
        ...(except && { line: [] }),
      });
      const free = held ? [held] : units.filter((unit) => isFree(seen(unit), claim));
      if (free.length === 0) break;
      for (const { _id: unitId, number: unitNumber } of free)
        if (held || (await this.#deps.store.claim(unitId, claim, until, how))) return { unitId, unitNumber };
    }
    throw unitsTaken();
  }

  /** Throws `offer_gone` where not exactly these days are held under an id. */
  async requireHeld(listing: Listing, id: string, { fromDay, endDay }: DaySpan): Promise<void> {
    const held = claimOf(await this.opened(listing), id);
    if (held?.fromDay !== fromDay || held.endDay !== endDay) throw offerGone();
  }

  /** Clears a claim's `until`; false where it was gone. */
  keep(unitId: string, claimId: string): Promise<boolean> {
    return this.#deps.store.keep(unitId, claimId);
  }

  /** Keeps a claim; one that was swept before its order had it is claimed again, where nobody else has its days. */
  async keepOrClaim(unitId: string, claim: DayClaim): Promise<boolean> {
    const { store, clock } = this.#deps;
    if (await store.keep(unitId, claim.id)) return true;
    const how = { isOut: true, past: true };
    return (await store.claim(unitId, claim, clock.now(), how)) && store.keep(unitId, claim.id);
  }

  /** Frees all that an order holds, or all but what it holds of one unit. */
  async freeOf(holder: string, exceptUnitId?: string): Promise<void> {
    for (const { _id, claims, listingId } of await this.#deps.store.heldBy(holder))
      for (const claim of claims)
        if (claim.holder === holder && _id !== exceptUnitId && (await this.#deps.store.free(_id, claim.id)))
          await this.#deps.freed(listingId);
  }

  /** From now on the unit offers no day, until it is back. */
  waitFor(unitId: string, holder: string): Promise<void> {
    return this.#deps.store.waitFor(unitId, null, holder);
  }
  /** It is back: whoever kept it is waited for no longer. */
  async endWait(unitId: string, holder: string): Promise<void> {
    await this.#deps.store.waitFor(unitId, holder, null);
    await this.#freed(unitId);
  }
  async #freed(unitId: string): Promise<void> {
    const unit = await this.#deps.store.seek(unitId);
    if (unit && isLendable(unit)) await this.#deps.freed(unit.listingId);
  }

  /** Another state of a unit, once per key. */
  async change(
    unitId: string,
    state: UnitState,
    note: string | null,
    key: string,
    pictures: readonly Picture[] = [],
  ): Promise<void> {
    await this.#deps.store.change(unitId, { at: this.#deps.clock.now(), state, note, key, pictures });
    await this.#freed(unitId);
  }

  /** Whether it can be handed out to whoever has claimed it. */
  async isLendable(unitId: string): Promise<boolean> {
    const unit = await this.#deps.store.seek(unitId);
    return unit !== null && isLendable(unit);
  }

  /** Whether one can be had on all of these days; nothing is opened. */
  async isFreeOn(listing: Listing, span: DaySpan): Promise<boolean> {
    const units = await this.#deps.store.ofListing(listing._id);
    if (units.length === 0) return (this.#deps.lentUnitsOf(listing) ?? 0) > 0;
    return units.some((unit) => isFree(unit, span));
  }

  /** For someone at a place: from when on until when one can be had; null for what is not lent. Throws `out_of_reach`. */
  async freeDaysAt(listingId: string, place: string): Promise<FreeDay[] | null> {
    const { catalogue, lentUnitsOf, clock } = this.#deps;
    const listing = await catalogue.seekListing(listingId);
    if (!listing || !(await catalogue.visibleAt(listing, place))) throw outOfReach();
    if (lentUnitsOf(listing) === null) return null;
    const units = await this.opened(listing);
    const today = chinaDay(clock.now());
    return Array.from({ length: shownDays }, (_, ahead) => {
      const day = today + ahead;
      const untilDay = freeUntil(units, day, today + shownDays);
      return { day, untilDay: untilDay > day ? untilDay : null };
    });
  }

  /** Throws `not_found` for whoever it is none of their business. */
  async ofListing(actor: Actor, listingId: string): Promise<Unit[]> {
    return this.opened(await this.#requireOwn(actor, listingId));
  }

  /** One more of them. Throws `not_found`, `too_many_units`. */
  async add(actor: Actor, listingId: string, key: string = newId('unt')): Promise<Unit[]> {
    const listing = await this.#requireOwn(actor, listingId);
    const _id = idOf('unt', listingId, key);
    for (;;) {
      const units = await this.opened(listing);
      if (units.some((unit) => unit._id === _id)) return units;
      if (units.length >= mostUnits) throw tooManyUnits({ most: mostUnits });
      await this.#insert(_id, listingId, (units.at(-1)?.number ?? 0) + 1, key);
      // whoever waits stands before this one too
      for (const wait of units[0]?.line ?? []) await this.#deps.store.enter(listingId, wait);
      await this.#deps.freed(listingId);
    }
  }

  /** What became of one, as whoever lends it says. Throws `not_found`, `picture_refused`. */
  async say(
    actor: Actor,
    unitId: string,
    { state, note, pictures: ids = [] }: UnitSaid,
    key: string = newId('chg'),
  ): Promise<Unit[]> {
    const unit = await this.#deps.store.seek(unitId);
    if (!unit) throw notFound();
    const listing = await this.#requireOwn(actor, unit.listingId);
    const { files } = this.#deps;
    const pictures = await files.check(actor, ids, 'unit', bindingOf(unitId));
    // before the unit has them, so that they are swept by nobody in between
    if (pictures.length > 0) await files.bind(bindingOf(unitId), pictures);
    await this.change(unitId, state, note?.trim() || null, key, pictures);
    const units = await this.opened(listing);
    const changed = units.find(({ _id }) => _id === unitId);
    if (changed && pictures.length > 0) await files.bind(bindingOf(unitId), picturesOf(changed));
    return units;
  }

  /** A unit's pictures are its lender's and staff's. */
  async sightOf(actor: Actor, unitId: string): Promise<Sight | null> {
    const { store, catalogue, grids } = this.#deps;
    const unit = await store.seek(unitId);
    const listing = unit && (await catalogue.seekListing(unit.listingId));
    if (!listing) return null;
    const gridPath = [...((await grids.seek(listing.grid))?.path ?? [])];
    const about = { target: { kind: 'unit', id: unitId }, gridPath, subjectId: null };
    if (actsFor(actor, listing.ownerId)) return { ...about, as: 'provider' };
    if (!holds(actor, keepers, gridPath)) return null;
    return { ...about, ...asRole(roleOver(actor, keepers, gridPath)) };
  }

  async #requireOwn(actor: Actor, listingId: string): Promise<Listing> {
    const { catalogue, grids, lentUnitsOf } = this.#deps;
    const listing = await catalogue.seekListing(listingId);
    if (!listing || lentUnitsOf(listing) === null) throw notFound();
    const path = (await grids.seek(listing.grid))?.path ?? [];
    if (!actsFor(actor, listing.ownerId) && !holds(actor, keepers, path)) throw notFound();
    return listing;
  }

  /** Its units, made with its first ones where there are none yet. */
  async opened(listing: Listing): Promise<Unit[]> {
    const standing = await this.#deps.store.ofListing(listing._id);
    // the first comes last: where it stands, whoever opens them at the same time finds all of them
    if (standing[0]?.number === 1) return standing;
    const first = this.#deps.lentUnitsOf(listing) ?? 0;
    for (let number = first; number >= 1; number -= 1)
      await this.#insert(idOf('unt', listing._id, `first:${number}`), listing._id, number, 'opened');
    return this.#deps.store.ofListing(listing._id);
  }

  async #insert(_id: string, listingId: string, number: number, key: string): Promise<void> {
    const opened = { at: this.#deps.clock.now(), state: 'free' as const, note: null, key };
    const unit: Unit = {
      ...{ _id, listingId, number },
      state: 'free',
      overdueOf: null,
      claims: [],
      pending: [],
      changes: [opened],
    };
    await this.#deps.store.insert(unit);
  }
}
