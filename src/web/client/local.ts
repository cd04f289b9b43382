import type { paths } from '../../contract/types.gen.ts';
import { api } from './api.ts';
import { request } from './request.ts';
import { session } from './session.ts';

export type DemoPeople = paths['/api/local/people']['get']['responses'][200]['content']['application/json'];

/** Where the stand-in's phone is, without a slash at the end; null on a server without one. */
export async function phoneUrl(): Promise<string | null> {
  if (!session.value?.demo) return null;
  const { phoneUrl: url } = await request(() => api.GET('/api/local/people'));
  return url?.replace(/\/$/, '') ?? null;
}

/** Where the stand-in's phone opens this code; null on a server without one. */
export async function phoneLink(codeUrl: string): Promise<string | null> {
  const base = await phoneUrl();
  return base && `${base}/code?url=${encodeURIComponent(codeUrl)}`;
}
