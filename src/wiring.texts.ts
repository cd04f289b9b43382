import type mongoose from 'mongoose';
import type { Artisans } from './features/artisans/index.ts';
import type { Catalogue } from './features/catalogue/index.ts';
import type { Grids } from './features/grids/index.ts';
import { makeModeration } from './features/moderation/index.ts';
import type { Orders } from './features/orders/index.ts';
import type { People } from './features/people/index.ts';
import type { AuditPort } from './kernel/audit.ts';
import type { Clock } from './kernel/clock.ts';
import type { Log } from './kernel/log.ts';

export interface TextPlaces {
  grids: Pick<Grids, 'seek' | 'children'>;
  people: Pick<People, 'find'>;
  artisans: Pick<Artisans, 'seek' | 'ofPerson'>;
  catalogue: Pick<Catalogue, 'seekListing'>;
  orders: Pick<Orders, 'seek'>;
  reviews: { gridOf(reviewId: string): Promise<string | null> };
}
interface About {
  kind: string;
  id: string;
}
type Grid = string | null | undefined;

/** By the first part of the path it was written to. */
const gridOf: Readonly<Record<string, (places: TextPlaces, id: string) => Promise<Grid>>> = {
  orders: async ({ orders }, id) => (await orders.seek(id))?.gridPath.at(-1),
  reviews: ({ reviews }, id) => reviews.gridOf(id),
  listings: async ({ catalogue }, id) => (await catalogue.seekListing(id))?.grid,
  artisans: async ({ artisans }, id) => (await artisans.seek(id))?.grid,
  nominations: async ({ artisans }, id) => (await artisans.seek(id))?.grid,
};

/** Where a person works, else lives, else is known at all. */
async function gridOfPerson({ people, artisans }: TextPlaces, id: string): Promise<Grid> {
  const [artisan, person] = await Promise.all([artisans.ofPerson(id), people.find(id)]);
  return artisan?.grid ?? person.homeGrid ?? person.addresses[0]?.grid ?? person.roles[0]?.grid;
}

/**
 * The grid of what somebody wrote to, with those above it: their staff decides about the text. What belongs to no
 * grid is for those of the whole tree.
 */
async function gridPathOf(places: TextPlaces, about: About, writerId: string): Promise<readonly string[]> {
  const find = gridOf[about.kind];
  const code = (await find?.(places, about.id)) ?? (await gridOfPerson(places, writerId));
  const found = code ? await places.grids.seek(code) : null;
  return found?.path ?? (await places.grids.children(null)).map((root) => root.code);
}

interface TextDeps {
  connection: mongoose.Connection;
  clock: Clock;
  log: Log;
  audit: { api: AuditPort };
  people: { api: Pick<People, 'namesOf'> };
}
/** What people write; where it belongs only the features behind know. */
export function makeTexts({ connection, clock, log, audit, people }: TextDeps, places: () => TextPlaces) {
  return makeModeration({
    connection,
    clock,
    log,
    audit: audit.api,
    namesOf: (ids) => people.api.namesOf(ids),
    gridPathOf: (about, writerId) => gridPathOf(places(), about, writerId),
  });
}
