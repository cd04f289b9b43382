import { api } from './api.ts';
import { request } from './request.ts';
import { isInMini, wantPage } from './wechat.ts';

type ShellPage = 'login' | 'phone' | 'pay' | 'take' | 'allow';

/** Leaves for WeChat, which comes back to /wechat/return; from there it goes on to `to`. */
export async function goToWechat(to: string): Promise<void> {
  const { url, state } = await request(() => api.POST('/api/wechat/authorizations'));
  wantPage(to);
  if (!isInMini()) return window.location.assign(url);
  await openShell('login', { state, to });
}

/** Opens a page of the mini-program; it comes back to a page of ours, and says in its address what WeChat said. */
export async function openShell(page: ShellPage, fields: Record<string, string>): Promise<void> {
  const { navigateMini } = await import('./wechat-script.ts');
  const query = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  await navigateMini(`/pages/${page}/${page}?${query.join('&')}`);
}
