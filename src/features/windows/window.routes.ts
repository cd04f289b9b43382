import type { Handlers } from '../../contract/handler.ts';
import type { WindowService } from './window.service.ts';

export function windowRoutes(windows: WindowService): Pick<Handlers, 'listWindows'> {
  return {
    async listWindows({ params, query }) {
      const open = await windows.openAt(params.id, query.place);
      const items = open.map(({ startAt, endAt, left }) => ({
        startAt: startAt.toISOString(),
        endAt: endAt.toISOString(),
        left,
      }));
      return { body: { items } };
    },
  };
}
