import { unauthenticated } from './errors.ts';

/** Roles are given on a grid and hold for everything below it. */
const roleNames = [
  'artisan',
  'collector',
  'leader',
  'worker',
  'staff',
  'supervisor',
  'auditor',
  'admin',
] as const;
export type RoleName = (typeof roleNames)[number];

export interface RoleGrant {
  role: RoleName;
  /** A grid code; the role holds for the grid and everything whose path names it. */
  grid: string;
}

/** Who is asking. A person without a session has no id and no roles. */
export interface Actor {
  personId: string | null;
  roles: readonly RoleGrant[];
  /** Whom they act for beside themselves, by id: shops that they are on duty for. */
  duties?: readonly string[];
  /** Of nobody yet: who has shown one factor, and what their session still waits for. */
  begun?: { personId: string; roles: readonly RoleGrant[]; waitsFor: 'second_code' | 'second_set_up' };
}
export const nobody: Actor = { personId: null, roles: [] };

/** The signed-in person. Throws `unauthenticated` where there is none. */
export function personOf(actor: Actor): string {
  if (actor.personId === null) throw unauthenticated();
  return actor.personId;
}

/** Whether something is the actor's own, or of somebody whom they act for. */
export function actsFor({ personId, duties = [] }: Actor, ownerId: string): boolean {
  return personId !== null && (personId === ownerId || duties.includes(ownerId));
}

/**
 * Whether the actor holds one of the roles on a grid or above it; without a path: anywhere. `gridPath` are the
 * codes from the district down to the grid; how a code begins says nothing about where it lies.
 */
export function holds(actor: Actor, roles: readonly RoleName[], gridPath?: readonly string[]): boolean {
  if (gridPath !== undefined) return roleOver(actor, roles, gridPath) !== undefined;
  return actor.roles.some(({ role }) => roles.includes(role));
}

/** The role on this grid or above it by which the actor may. */
export function roleOver(
  actor: Actor,
  roles: readonly RoleName[],
  gridPath: readonly string[],
): RoleGrant | undefined {
  return actor.roles.find(({ role, grid }) => roles.includes(role) && gridPath.includes(grid));
}

/** The part of an access rule that the actor alone decides; what the thing decides is judged in its service. */
export interface AccessRule {
  /** The name the contract uses in `x-access`. */
  name: string;
  /** One sentence for people who read the contract. */
  sentence: string;
  /** `anyone` may come without a session; for `begun` one that still waits for something is enough. */
  session: 'anyone' | 'required' | 'begun';
  allows(actor: Actor): boolean;
}

export function defineAccess(
  name: string,
  sentence: string,
  session: AccessRule['session'],
  allows: (actor: Actor) => boolean = () => true,
): AccessRule {
  return { name, sentence, session, allows };
}
