import type { TestApp } from './app.ts';
import { agreed } from './consent.ts';
import { toStandin } from './standin.ts';

/** The cookie that a browser gets at its first look. */
export async function newDevice(app: TestApp): Promise<string> {
  const { headers } = await app.as(null).raw.getSession();
  return /device=[^;]+/.exec(String(headers['set-cookie']))?.[0] ?? '';
}

/** What WeChat sends a user back with: a code that opens once, and who they are there. */
export async function wechatCode(user?: string): Promise<{ code: string; openid: string }> {
  return (await toStandin('/standin/wechat/authorize', { user })) as { code: string; openid: string };
}

/** The state with which a browser sets out to WeChat. */
export async function stateOf(app: TestApp, device: string): Promise<string> {
  const { url } = await app.as(null).beginWechat({ headers: { Cookie: device } });
  return new URL(url).searchParams.get('state') ?? '';
}

/** The call of a browser that has come back from WeChat. */
export async function backFromWechat(app: TestApp, device: string, user?: string) {
  const state = await stateOf(app, device);
  const { code } = await wechatCode(user);
  return { headers: { Cookie: device }, body: { code, state } };
}

/** The same out of the mini-program. */
export async function backFromMini(app: TestApp, device: string, user: string) {
  const state = await stateOf(app, device);
  const { code } = (await toStandin('/standin/wechat/mini/login', { user })) as { code: string };
  return { headers: { Cookie: device }, body: { code, state, mini: true } };
}

/** The call of a browser that came out of the mini-program, and back with its user's number. */
export async function phoneInMini(app: TestApp, device: string, phone: string, countryCode = '86') {
  const user = `user ${phone}`;
  await app.as(null).signInByWechat(await backFromMini(app, device, user));
  const given = { user, phone, countryCode };
  const { code } = (await toStandin('/standin/wechat/mini/phone', given)) as { code: string };
  return { headers: { Cookie: device }, body: { ...agreed, code } };
}
