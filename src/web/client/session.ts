import { computed, shallowRef } from 'vue';
import type { components } from '../../contract/types.gen.ts';
import { api, setCsrfToken } from './api.ts';
import { keepDraftsOf } from './draft-place.ts';
import { asFailure, type Failure, failureOf } from './failure.ts';

export type Session = components['schemas']['Session'];
export type Role = Session['roles'][number]['role'];

/** Who is signed in; null until the server was asked. */
export const session = shallowRef<Session | null>(null);
export const sessionFailure = shallowRef<Failure | null>(null);
export const person = computed(() => session.value?.person ?? null);

// Business time runs ahead of the device's where a demo has moved it on.
let aheadMs = 0;

/** Business time, as the server has it. */
export function now(): Date {
  return new Date(Date.now() + aheadMs);
}

export function takeSession(next: Session): void {
  if (next.person) keepDraftsOf(next.person.id);
  session.value = next;
  setCsrfToken(next.csrfToken ?? '');
  aheadMs = Date.parse(next.now) - Date.now();
}

export async function refreshSession(): Promise<void> {
  try {
    const { data, error, response } = await api.GET('/api/session');
    if (data === undefined) throw failureOf(error, response.status);
    takeSession(data);
    sessionFailure.value = null;
  } catch (thrown) {
    sessionFailure.value = asFailure(thrown);
  }
}

export function hasRole(...roles: Role[]): boolean {
  return session.value?.roles.some((given) => roles.includes(given.role)) ?? false;
}
