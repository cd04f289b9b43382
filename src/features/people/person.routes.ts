import type { Handlers } from '../../contract/handler.ts';
import { personOf } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import { newSecret } from '../../kernel/ids.ts';
import type { Accounts } from './account.service.ts';
import type { Logins } from './login.service.ts';
import type { Numbers } from './number.service.ts';
import { listPeople, type PeopleListDeps, presentPersonWithRoles } from './person.list.ts';
import { type PlaceRef, presentLogin, presentPerson, presentSession } from './person.present.ts';
import { type People, type SignedIn, sessionLife } from './person.service.ts';
import type { Person } from './person.ts';
import { type SecondFactorOps, secondFactorRoutes } from './second-factor.routes.ts';
import type { SecondFactors } from './second-factor.service.ts';
import { deviceLife, type SignIn } from './sign-in.service.ts';

export interface SessionDeps {
  clock: Clock;
  demo: boolean;
  /** A micro-grid's short name, or null where there is no such micro-grid. */
  placeOf(code: string): Promise<PlaceRef | null>;
}
export interface PeopleRoutesDeps extends SessionDeps {
  people: People;
  signIn: SignIn;
  logins: Logins;
  numbers: Numbers;
  accounts: Accounts;
  secondFactors: SecondFactors;
  list: PeopleListDeps;
}
export const sessionCookie = 'sid';
/** Known to its browser alone: wrong tries of others do not count against it. */
export const deviceCookie = 'device';

/** Answers with a fresh session: its facts in the body, its secret in the cookie. */
export async function sessionAnswer(deps: SessionDeps, signedIn: SignedIn) {
  const { person, csrf, sid, waitsFor } = signedIn;
  const home = person.homeGrid ? await deps.placeOf(person.homeGrid) : null;
  const body = presentSession({ person, home, csrf, demo: deps.demo, now: deps.clock.now(), waitsFor });
  return { body, cookies: [{ name: sessionCookie, value: sid, maxAgeMs: sessionLife }] };
}

type SessionOps = 'requestCode' | 'signInByCode' | 'signInByPassword' | 'getSession' | 'signOut';

function sessionRoutes(deps: PeopleRoutesDeps): Pick<Handlers, SessionOps> {
  const { people, signIn, clock, demo, placeOf } = deps;
  return {
    async requestCode({ body, ip, device }) {
      await signIn.requestCode(body.phone, { ip, device });
      return {};
    },
    signInByCode: async ({ body, ip, device }) =>
      sessionAnswer(deps, await signIn.byCode(body.phone, body.code, { ip, device }, body)),
    signInByPassword: async ({ body, ip, device }) =>
      sessionAnswer(deps, await signIn.byPassword(body.login, body.password, { ip, device })),
    async getSession({ sid, device }) {
      const found = sid ? await people.ofSession(sid) : null;
      const home = found?.person.homeGrid ? await placeOf(found.person.homeGrid) : null;
      const csrf = found?.session.csrf ?? null;
      const known = { person: found?.person ?? null, waitsFor: found?.waitsFor ?? null };
      const body = presentSession({ ...known, home, csrf, demo, now: clock.now() });
      // the first look of a browser: whoever tries to sign in has one by then
      const made = { name: deviceCookie, value: newSecret(), maxAgeMs: deviceLife };
      return { body, cookies: device === undefined ? [made] : [] };
    },
    async signOut({ sid }) {
      if (sid) await people.signOut(sid);
      return { cookies: [{ name: sessionCookie, value: '', maxAgeMs: 0 }] };
    },
  };
}

/** A person as others see them, and as they see themselves. */
function presenters(placeOf: PeopleRoutesDeps['placeOf']) {
  const present = async (person: Person) =>
    presentPerson(person, person.homeGrid ? await placeOf(person.homeGrid) : null);
  // one's own number is no secret to oneself
  const presentMe = async (person: Person) => ({
    ...(await present(person)),
    phone: person.phone,
    helper: person.helper ? { name: person.helper.name, phone: person.helper.phone } : null,
    login: presentLogin(person),
  });
  return { present, presentMe };
}

type OwnOps = 'getMe' | 'updateMe' | 'listAddresses' | 'addAddress' | 'removeAddress' | 'setRoles';

function ownRoutes({ people, placeOf }: PeopleRoutesDeps): Pick<Handlers, OwnOps> {
  const { present, presentMe } = presenters(placeOf);
  const requirePlace = async (code: string | undefined) => {
    if (code && !(await placeOf(code))) throw notFound();
  };
  return {
    getMe: async ({ actor }) => ({ body: await presentMe(await people.find(personOf(actor))) }),
    async updateMe({ actor, body }) {
      await requirePlace(body.homeGrid);
      return { body: await presentMe(await people.update(personOf(actor), body)) };
    },
    listAddresses: async ({ actor }) => ({ body: { items: (await people.find(personOf(actor))).addresses } }),
    async addAddress({ actor, body }) {
      await requirePlace(body.grid);
      return { body: await people.addAddress(personOf(actor), body) };
    },
    async removeAddress({ actor, params }) {
      await people.removeAddress(personOf(actor), params.id);
      return {};
    },
    setRoles: async ({ actor, params, body }) => ({
      body: await present(await people.setRoles(actor, params.id, body.roles)),
    }),
  };
}

type LoginOps =
  | 'findPerson'
  | 'unlockPerson'
  | 'changeMyPhone'
  | 'takeLogin'
  | 'removeMyLogin'
  | 'removeLogin'
  | 'createStaff';

function loginRoutes({
  people,
  signIn,
  logins,
  numbers,
  placeOf,
}: PeopleRoutesDeps): Pick<Handlers, LoginOps> {
  const { present, presentMe } = presenters(placeOf);
  return {
    async findPerson({ actor, body }) {
      const person = await people.findNear(actor, body.phone);
      const hasLogin = person.login !== undefined || person.loginOffer !== undefined;
      return { body: { ...(await present(person)), hasLogin } };
    },
    async unlockPerson({ actor, params }) {
      await signIn.unlock(actor, params.id);
      return {};
    },
    changeMyPhone: async ({ actor, sid, body, ip, device }) => {
      const from = { ip, device };
      return { body: await presentMe(await numbers.change(personOf(actor), sid, { ...body, from })) };
    },
    takeLogin: async ({ actor, sid, body, ip, device }) => ({
      body: await presentMe(await logins.take(personOf(actor), sid, { ...body, from: { ip, device } })),
    }),
    async removeMyLogin({ actor, sid }) {
      await logins.giveUp(personOf(actor), sid);
      return {};
    },
    async removeLogin({ actor, params }) {
      await logins.remove(actor, params.id);
      return {};
    },
    createStaff: async ({ actor, body, key }) => ({
      body: await present(await logins.appoint(actor, body, key)),
    }),
  };
}

type AccountOps = 'getClosing' | 'closeAccount' | 'agreeToPrivacy';

function accountRoutes({ accounts, people }: PeopleRoutesDeps): Pick<Handlers, AccountOps> {
  return {
    async agreeToPrivacy({ actor, body }) {
      await people.agree(personOf(actor), body.version);
      return {};
    },
    getClosing: async ({ actor }) => ({
      body: { hindrances: await accounts.hindrancesOf(personOf(actor)) },
    }),
    async closeAccount({ actor, sid, body, ip, device }) {
      await accounts.close(personOf(actor), sid, body.code, { ip, device });
      return { cookies: [{ name: sessionCookie, value: '', maxAgeMs: 0 }] };
    },
  };
}

function listRoutes({ list }: PeopleRoutesDeps): Pick<Handlers, 'listPeople'> {
  return {
    async listPeople({ actor, query }) {
      const request = { limit: query.limit ?? 20, cursor: query.cursor };
      const { items, next } = await listPeople(list, actor, query, request);
      return { body: { items: items.map(presentPersonWithRoles), next } };
    },
  };
}

export function peopleRoutes(
  deps: PeopleRoutesDeps,
): Pick<Handlers, SessionOps | OwnOps | LoginOps | AccountOps | SecondFactorOps | 'listPeople'> {
  return {
    ...sessionRoutes(deps),
    ...ownRoutes(deps),
    ...loginRoutes(deps),
    ...accountRoutes(deps),
    ...listRoutes(deps),
    ...secondFactorRoutes(deps.secondFactors, (signedIn) => sessionAnswer(deps, signedIn)),
  };
}
