import createClient from 'openapi-fetch';
import type { paths } from '../../contract/types.gen.ts';

let csrfToken = '';

/** The token of the session; every change sends it. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** The server's API, typed by its contract. */
export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' });

api.use({
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
});
