import type { Someone, TestApp } from './app.ts';
import { codeTo } from './standin.ts';

/** Takes the login that was offered to somebody, as they do it themselves: with a code to their phone. */
export async function takeLogin(
  app: TestApp,
  person: Someone & { phone: string },
  password: string,
): Promise<void> {
  const code = await codeTo(person.phone, () => app.as(null).requestCode({ body: { phone: person.phone } }));
  await app.as(person).takeLogin({ body: { password, code } });
}
