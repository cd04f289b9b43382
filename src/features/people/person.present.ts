import { privacyVersion } from '../../copy/zh-CN.ts';
import { isAgreed } from './consent.ts';
import { maskPhone, type Person } from './person.ts';
import type { WaitsFor } from './second-factor.ts';

export interface PlaceRef {
  code: string;
  name: string;
}

/** A person as others of the server's pages see them: never the whole phone. */
export function presentPerson(person: Person, home: PlaceRef | null) {
  return { id: person._id, name: person.name, phoneMasked: maskPhone(person.phone), homeGrid: home };
}

/** The login of one's own, or the one that is offered, which stands first. */
export function presentLogin({ login, loginAt, loginOffer }: Person) {
  const since = (at: Date | undefined) => at?.toISOString() ?? null;
  if (loginOffer) return { name: loginOffer.login, state: 'offered' as const, since: since(loginOffer.at) };
  return login === undefined ? null : { name: login, state: 'active' as const, since: since(loginAt) };
}

export function presentSession(options: {
  person: Person | null;
  home: PlaceRef | null;
  csrf: string | null;
  demo: boolean;
  now: Date;
  waitsFor: WaitsFor | null;
}) {
  const { home, csrf, demo, now, waitsFor } = options;
  const person = waitsFor ? null : options.person;
  return {
    person: person ? presentPerson(person, home) : null,
    roles: person ? [...person.roles] : [],
    csrfToken: csrf,
    waitsFor,
    consent: { version: privacyVersion, given: person === null || isAgreed(person) },
    demo,
    now: now.toISOString(),
  };
}
