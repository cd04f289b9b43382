import { type Actor, holds, type RoleName } from '../../kernel/actor.ts';
import { forbidden } from '../../kernel/errors.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { PathOf } from './person.access.ts';
import { presentLogin } from './person.present.ts';
import type { PersonStore } from './person.store.ts';
import { maskPhone, type Person } from './person.ts';

export interface PeopleListDeps {
  store: Pick<PersonStore, 'listWithRoles'>;
  pathOf: PathOf;
  /** The codes of these grids and of all below them. */
  gridsBelow(codes: readonly string[]): readonly string[];
}
interface Wanted {
  q?: string | undefined;
  role?: RoleName | undefined;
  grid?: string | undefined;
}

/** Who holds roles where an administrator gives them. Throws `forbidden` for a grid that is not in their hands. */
export async function listPeople(
  { store, pathOf, gridsBelow }: PeopleListDeps,
  actor: Actor,
  { q, role, grid }: Wanted,
  request: PageRequest,
): Promise<Page<Person>> {
  if (grid !== undefined && !holds(actor, ['admin'], pathOf(grid))) throw forbidden();
  const own = actor.roles.filter((given) => given.role === 'admin').map((given) => given.grid);
  const grids = gridsBelow(grid === undefined ? own : [grid]);
  const text = q?.trim() || undefined;
  const after = readCursor(request.cursor, 'text');
  const rows = await store.listWithRoles({ grids, role, text }, after, request.limit + 1);
  return pageOf(rows, request.limit, ({ name, _id }) => ({ key: name, id: _id }));
}

/** For who gives them their roles. */
export function presentPersonWithRoles(person: Person) {
  const login = presentLogin(person);
  return {
    id: person._id,
    name: person.name,
    phoneMasked: maskPhone(person.phone),
    hasSecondFactor: person.secondFactor !== undefined,
    login: login && { name: login.name, state: login.state },
    roles: person.roles.map(({ role, grid }) => ({ role, grid })),
  };
}
