import type mongoose from 'mongoose';
import { peopleAccess } from './person.access.ts';
import { type PeopleRoutesDeps, peopleRoutes } from './person.routes.ts';
import { People, type PeopleDeps } from './person.service.ts';
import { PersonStore } from './person.store.ts';

export { type PeopleRoutesDeps, sessionAnswer, sessionCookie } from './person.routes.ts';
export { People } from './person.service.ts';
export { maskPhone, type Person } from './person.ts';

export function makePeople(
  deps: Omit<PeopleDeps, 'store'> & { connection: mongoose.Connection } & Omit<PeopleRoutesDeps, 'people'>,
) {
  const store = new PersonStore(deps.connection);
  const people = new People({ ...deps, store });
  return { people, routes: peopleRoutes({ ...deps, people }), access: peopleAccess, models: store.models };
}
