import { randomInt } from 'node:crypto';
import type { RoleGrant, RoleName } from '../../kernel/actor.ts';
import type { Sealed } from '../../kernel/sealing.ts';
import { digest } from './asker.ts';

/** A second factor as its person holds it. */
export interface SecondFactor {
  secret: Sealed;
  at: Date;
  /** The step of the last code that was taken: no code of it or before is taken again. */
  lastStep: number;
  /** Digests of the recovery codes that are left. */
  recovery: string[];
}
/** One that is being set up: it asks for nothing until a code of it was said. */
export interface SecondFactorOffer {
  secret: Sealed;
  at: Date;
}
/** What a session still waits for before it is one. */
export type WaitsFor = 'second_code' | 'second_set_up';

/** Who may have a second factor, and of whom a grid may require one. */
const workerRoles: readonly RoleName[] = ['staff', 'supervisor', 'auditor', 'admin'];
export const worksHere = (roles: readonly RoleGrant[]) =>
  roles.some(({ role }) => workerRoles.includes(role));

export function waitsFor(
  { secondFactor }: { secondFactor?: SecondFactor },
  { secondAt }: { secondAt?: Date },
  isRequired: boolean,
): WaitsFor | null {
  if (secondFactor) return secondAt ? null : 'second_code';
  return isRequired ? 'second_set_up' : null;
}

/** What a secret is bound to where it is sealed. */
export const aboutSecret = (personId: string) => `second factor of ${personId}`;

const recoveryCodes = 10;
// nothing that is read as something else
const signs = '23456789abcdefghjkmnpqrstvwxyz';
const someSigns = (many: number) =>
  Array.from({ length: many }, () => signs[randomInt(signs.length)]).join('');

/** Codes for the day on which the phone is gone: 49 bits each, so that a plain digest keeps them. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () => `${someSigns(5)}-${someSigns(5)}`);
}
export const recoveryDigest = (personId: string, code: string) =>
  digest('recovery', personId, code.toLowerCase().replace(/[^0-9a-z]/g, ''));
