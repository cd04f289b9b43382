import { codeOf, stepAt } from '../../src/features/people/totp.ts';
import type { RoleGrant } from '../../src/kernel/actor.ts';
import type { TestApp } from './app.ts';

/** The bytes behind what an authenticator is given as text. */
function bytesOfBase32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What an authenticator shows, so many steps from now. */
export const shownCode = (secret: string, steps = 0) =>
  codeOf(bytesOfBase32(secret), stepAt(new Date()) + steps);

/** A session of somebody's own, as a browser holds it, whatever it still waits for. */
export async function browserOf(app: TestApp, id: string) {
  const { people } = app.application.features;
  const { sid, csrf, waitsFor } = await people.openSession(await people.find(id), 'code');
  return { sid, waitsFor, headers: { Cookie: `sid=${sid}`, 'X-CSRF-Token': csrf } };
}

/**
 * Somebody who works here and has set up a second factor, by the code of the step before: those of now and of the next
 * step are still good.
 */
export async function givenSecondFactor(app: TestApp, phone: string, roles: RoleGrant[]) {
  const { people } = app.application.features;
  const { _id } = await people.ensureByPhone(phone, '陈静');
  await people.update(_id, { roles });
  const { headers } = await browserOf(app, _id);
  const guest = app.as(null);
  const { secret } = await guest.beginSecondFactor({ headers });
  const confirmed = await guest.confirmSecondFactor({ headers, body: { code: shownCode(secret, -1) } });
  return { _id, phone, secret, headers, recoveryCodes: confirmed.recoveryCodes };
}
