import type mongoose from 'mongoose';
import type { AuditPort } from '../../kernel/audit.ts';
import { type AccountDeps, Accounts } from './account.service.ts';
import { type LoginDeps, Logins } from './login.service.ts';
import { type NumberDeps, Numbers } from './number.service.ts';
import { PasswordQueue } from './password.queue.ts';
import { peopleAccess } from './person.access.ts';
import { PeopleTrail } from './person.audit.ts';
import type { PeopleListDeps } from './person.list.ts';
import { type PeopleRoutesDeps, peopleRoutes } from './person.routes.ts';
import { People, type PeopleDeps } from './person.service.ts';
import { makePersonStore } from './person.store.ts';
import type { Person } from './person.ts';
import { type SecondFactorDeps, SecondFactors } from './second-factor.service.ts';
import { SignIn, type SignInDeps } from './sign-in.service.ts';
import { makeSignInStore } from './sign-in.store.ts';

export type { Numbers } from './number.service.ts';
export { helperRoles } from './person.access.ts';
export { byThemselves, type PeopleTrail } from './person.audit.ts';
export { phoneTaken } from './person.errors.ts';
export { deviceCookie, type SessionDeps, sessionAnswer, sessionCookie } from './person.routes.ts';
export type { People, SignedIn } from './person.service.ts';
export { isReachable, maskPhone, type Person } from './person.ts';
export { codesEnd } from './sign-in.migration.ts';
export type { SignIn } from './sign-in.service.ts';

type Made =
  | 'list'
  | 'detach'
  | 'store'
  | 'trail'
  | 'passwords'
  | 'people'
  | 'signIn'
  | 'logins'
  | 'numbers'
  | 'accounts'
  | 'budgets'
  | 'secondFactors';
type Needed = Pick<PeopleListDeps, 'gridsBelow'> &
  PeopleDeps &
  SignInDeps &
  LoginDeps &
  NumberDeps &
  AccountDeps &
  SecondFactorDeps &
  PeopleRoutesDeps;

/** People, how they sign in, and what they may. */
export function makePeople(deps: Omit<Needed, Made> & { connection: mongoose.Connection; audit: AuditPort }) {
  const store = makePersonStore(deps.connection);
  const signInStore = makeSignInStore(deps.connection);
  const shared = { trail: new PeopleTrail(deps.audit), passwords: new PasswordQueue() };
  const api = new People({ ...deps, ...shared, store });
  const detach = (person: Person) => numbers.detach(person);
  const signIn = new SignIn({ ...deps, ...shared, store: signInStore, people: api, detach });
  const logins = new Logins({ ...deps, ...shared, store, people: api, signIn });
  const numbers: Numbers = new Numbers({ ...deps, ...shared, store, people: api, signIn });
  const accounts = new Accounts({ ...deps, ...shared, store, people: api, signIn });
  const secondFactors = new SecondFactors({ ...deps, ...shared, store, people: api, budgets: signInStore });
  const list = { ...deps, store };
  const routes = peopleRoutes({
    ...deps,
    people: api,
    signIn,
    logins,
    numbers,
    accounts,
    secondFactors,
    list,
  });
  const models = [...store.models, ...signInStore.models];
  const { trail } = shared;
  const parts = { routes, access: peopleAccess, models };
  return { api, signIn, trail, logins, numbers, accounts, secondFactors, parts };
}
