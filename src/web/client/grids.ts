import { reactive } from 'vue';
import { api } from './api.ts';
import { request } from './request.ts';

/** Names of grids by their code, each asked for once. */
const names = reactive(new Map<string, string>());
const asked = new Set<string>();

export function gridName(code: string): string {
  if (!asked.has(code)) {
    asked.add(code);
    request(() => api.GET('/api/grids/{code}', { params: { path: { code } } }))
      .then((grid) => names.set(code, [...grid.path, grid.name].slice(-2).join(' ')))
      .catch(() => asked.delete(code));
  }
  return names.get(code) ?? code;
}
