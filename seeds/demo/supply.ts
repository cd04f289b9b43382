import type { Person } from '../../src/features/people/index.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { chinaDay } from '../../src/kernel/clock.ts';
import { idOf } from '../../src/kernel/ids.ts';
import type { wire } from '../../src/wiring.ts';
import { demoPicture } from '../pictures/index.ts';
import { artisans, type CastArtisan, type CastMember, officials } from './cast.ts';
import { candidates, neighbours } from './neighbours.ts';

export type Features = ReturnType<typeof wire>['features'];

export const actorOf = (person: Person): Actor => ({ personId: person._id, roles: person.roles });

/** The person of a cast member, made or brought up to date. */
export async function personOf({ people }: Features, member: CastMember): Promise<Person> {
  const { name, phone, about, home, roles } = member;
  const person = await people.ensureByPhone(phone, name);
  return people.update(person._id, { name, about, homeGrid: home ?? null, ...(roles ? { roles } : {}) });
}

export interface Staff {
  leader: Actor;
  checker: Actor;
  approver: Actor;
}
export async function staffOf(features: Features): Promise<Staff> {
  const actor = async (member: CastMember) => actorOf(await personOf(features, member));
  return {
    leader: await actor(officials.leader),
    checker: await actor(officials.chen),
    approver: await actor(officials.liu),
  };
}

/** Sends pictures by their names for somebody, and gives their ids. */
type Pictures = (me: Actor, purpose: 'listing' | 'portrait', names: readonly string[]) => Promise<string[]>;
const none: Pictures = async () => [];
const drawn =
  ({ files }: Features): Pictures =>
  (me, purpose, names) =>
    Promise.all(names.map(async (name) => (await files.upload(me, purpose, await demoPicture(name))).id));

/** Nominated by one staff member, checked and approved by two others. */
export async function makeArtisan(
  features: Features,
  staff: Staff,
  cast: CastArtisan,
  pictures: Pictures = none,
): Promise<Person> {
  const { artisans: service, calendars, people } = features;
  const { name, phone } = cast.member;
  const nomination = { name, phone, grid: cast.grid, skills: cast.skills, note: cast.note };
  const finder = actorOf(await personOf(features, cast.finder ?? officials.yang));
  const key = `demo ${phone}`;
  const { artisan } = await service.nominate(finder, nomination, key);
  const checked = { phoneConfirmed: true, visited: true, papers: cast.papers !== undefined };
  await service.check(staff.checker, artisan._id, checked, `${key} check`);
  await service.approve(staff.approver, artisan._id, `${key} approve`);
  if (cast.papers) {
    const seen = { seen: cast.papers, note: '原件看过' };
    await service.recordPapers(staff.checker, artisan._id, seen, `${key} papers`);
  }
  const person = await people.ensureByPhone(phone, name);
  const grown = await people.update(person._id, { about: cast.member.about, homeGrid: cast.grid });
  const me = actorOf(grown);
  const seen = await service.seeMine(me);
  if (seen.artisan.introduction !== cast.introduction) {
    const [portrait = null] = await pictures(me, 'portrait', [cast.portrait]);
    await service.revise(me, { introduction: cast.introduction, portrait }, seen.artisan.n);
  }
  const spans = cast.hours.map(([fromMinute, toMinute]) => ({ fromMinute, toMinute }));
  const week = [0, 1, 2, 3, 4, 5, 6].map((weekday) => (cast.days.includes(weekday) ? spans : []));
  const resource = { kind: 'artisan', id: artisan._id };
  const { calendar } = await calendars.view(resource, chinaDay(new Date()), 1);
  await calendars.setHours(resource, calendar.version, week);
  return grown;
}

/** The artisan's offers, each as far as its cast says. */
export async function makeListings(
  features: Features,
  staff: Staff,
  cast: CastArtisan,
  me: Actor,
  pictures: Pictures = none,
): Promise<void> {
  const { catalogue } = features;
  for (const { key, offer, stays, pictures: names } of cast.offers) {
    const name = `demo ${cast.member.phone} ${key}`;
    // pictures are sent for what is not there yet: again changes nothing
    const isThere = await catalogue.seekListing(idOf('lst', name));
    const shown = isThere ? [] : await pictures(me, 'listing', names);
    const { listing } = await catalogue.create(me, { kind: 'service', ...offer, pictures: shown }, name);
    if (stays === 'draft') continue;
    const { listing: submitted } = await catalogue.take(me, listing._id, 'submit', `${name} submit`);
    if (stays !== 'live') continue;
    await catalogue.approve(staff.approver, listing._id, submitted.n, `${name} approve`);
  }
}

/** Those who still wait: staff finds them in the queue. */
async function makeCandidates({ artisans: service }: Features, staff: Staff): Promise<void> {
  const { grid } = staff.leader.roles[0] ?? { grid: '' };
  for (const { name, phone, skills, note, checked } of candidates) {
    const key = `demo ${phone}`;
    const { artisan } = await service.nominate(staff.leader, { name, phone, grid, skills, note }, key);
    if (!checked) continue;
    await service.check(staff.checker, artisan._id, { phoneConfirmed: true, visited: true }, `${key} check`);
  }
}

/** Those whom the tour meets come first: from then on the pages are worth a look. */
export async function makeMarketplace(
  features: Features,
  publicUrl: string,
  say: (line: string) => void,
): Promise<Map<string, Person>> {
  const staff = await staffOf(features);
  const pictures = drawn(features);
  const make = async ([key, cast]: [string, CastArtisan]) => {
    const { _id } = await makeArtisan(features, staff, cast, pictures);
    const person = await features.people.find(_id);
    await makeListings(features, staff, cast, actorOf(person), pictures);
    return [key, person] as const;
  };
  // one beside the other: while pictures of one are worked on, another's documents are written
  const met = await Promise.all(Object.entries(artisans).map(make));
  say(`${met.length} artisans: ${publicUrl}/ shows them already, all else appears there as it comes`);
  const made = [...met, ...(await Promise.all(Object.entries(neighbours).map(make)))];
  await makeCandidates(features, staff);
  say(`${made.length} artisans with their listings, ${candidates.length} candidates`);
  return new Map(made);
}
