import { maskPhone, type Person } from './person.ts';

export interface PlaceRef {
  code: string;
  name: string;
}

/** A person as others of the server's pages see them: never the whole phone. */
export function presentPerson(person: Person, home: PlaceRef | null) {
  return { id: person._id, name: person.name, phoneMasked: maskPhone(person.phone), homeGrid: home };
}

export function presentSession(options: {
  person: Person | null;
  home: PlaceRef | null;
  csrf: string | null;
  demo: boolean;
  now: Date;
}) {
  const { person, home, csrf, demo, now } = options;
  return {
    person: person ? presentPerson(person, home) : null,
    roles: person ? [...person.roles] : [],
    csrfToken: csrf,
    demo,
    now: now.toISOString(),
  };
}
