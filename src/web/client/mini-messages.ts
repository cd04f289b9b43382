import { api } from './api.ts';
import { request } from './request.ts';
import { isInMini } from './wechat.ts';

/** What the mini-program asks one to allow, with commas between; nothing anywhere else. */
export async function templatesToAllow(): Promise<string> {
  if (!isInMini()) return '';
  const choices = await request(() => api.GET('/api/me/notice-choices')).catch(() => null);
  return choices?.templates.join(',') ?? '';
}

/** What the mini-program has brought back: the templates that were allowed. */
export async function noteAllowed(allowed: unknown): Promise<void> {
  const templates = String(allowed ?? '')
    .split(',')
    .filter(Boolean);
  if (templates.length > 0) await request(() => api.POST('/api/me/mini-messages', { body: { templates } }));
}
