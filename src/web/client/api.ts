import createClient from 'openapi-fetch';
import type { paths } from '../../contract/types.gen.ts';

let csrfToken = '';

/** The token of the session; every change sends it. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** What a change carries beside its body. */
export const csrfHeaders = (): Record<string, string> => ({ 'X-CSRF-Token': csrfToken });

/** The server's API, typed by its contract. */
export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' });

api.use({
  onRequest({ request }) {
    const headers = request.method === 'GET' ? {} : csrfHeaders();
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return request;
  },
});
