import type mongoose from 'mongoose';
import { peopleAccess } from './person.access.ts';
import { type PeopleRoutesDeps, peopleRoutes } from './person.routes.ts';
import { People, type PeopleDeps } from './person.service.ts';
import { makePersonStore } from './person.store.ts';

export { type PeopleRoutesDeps, sessionAnswer, sessionCookie } from './person.routes.ts';
export type { People } from './person.service.ts';
export { maskPhone, type Person } from './person.ts';

/** People, how they sign in, and what they may. */
export function makePeople(
  deps: Omit<PeopleDeps, 'store'> & { connection: mongoose.Connection } & Omit<PeopleRoutesDeps, 'people'>,
) {
  const store = makePersonStore(deps.connection);
  const api = new People({ ...deps, store });
  const routes = peopleRoutes({ ...deps, people: api });
  return { api, parts: { routes, access: peopleAccess, models: store.models } };
}
