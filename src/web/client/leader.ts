import { reactive } from 'vue';
import { api } from './api.ts';
import { request } from './request.ts';

export interface Leader {
  name: string;
  phone: string;
}

/** Who looks after a micro-grid, by its code; asked for once, null where the grids name nobody. */
const leaders = reactive(new Map<string, Leader | null>());
const asked = new Set<string>();

export function leaderOf(code: string): Leader | null {
  if (!asked.has(code)) {
    asked.add(code);
    request(() => api.GET('/api/grids/{code}', { params: { path: { code } } }))
      .then(({ leaderName, leaderPhone }) =>
        leaders.set(code, leaderName && leaderPhone ? { name: leaderName, phone: leaderPhone } : null),
      )
      .catch(() => asked.delete(code));
  }
  return leaders.get(code) ?? null;
}
