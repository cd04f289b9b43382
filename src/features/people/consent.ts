import { privacyVersion } from '../../copy/zh-CN.ts';
import { consentNeeded } from './person.errors.ts';
import type { Person } from './person.ts';

/** Whether the person has agreed to the privacy text that holds now. */
export const isAgreed = ({ consent }: Pick<Person, 'consent'>): boolean =>
  consent?.version === privacyVersion;

/** Throws `consent_needed` where what was agreed to is not the text that holds now. */
export function requireConsent(version: string | undefined): void {
  if (version !== privacyVersion) throw consentNeeded();
}

/** What is kept with a person who agrees now: the time of the first time to this text. */
export function consentOf(person: Person, now: Date): NonNullable<Person['consent']> {
  return isAgreed(person) && person.consent ? person.consent : { version: privacyVersion, at: now };
}
