import { hasRole } from '../client/session.ts';

/** Where this person's work begins; residents go shopping. */
export function firstPage(): string {
  if (hasRole('staff', 'supervisor', 'admin', 'auditor')) return '/staff';
  if (hasRole('artisan')) return '/artisan';
  return hasRole('leader') ? '/leader' : '/';
}
