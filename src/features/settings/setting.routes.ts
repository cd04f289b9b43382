import type { Handlers } from '../../contract/handler.ts';
import { type Actor, personOf } from '../../kernel/actor.ts';
import { etagOf, readIfMatch } from '../../kernel/etag.ts';
import type { Grid, Grids } from '../grids/index.ts';
import { gridMissing } from '../grids/index.ts';
import { changesAs, mayRead } from './setting.access.ts';
import { presentChange, presentSettings } from './setting.present.ts';
import type { ChangeMaker, SettingService } from './setting.service.ts';
import type { SettingState } from './setting.state.ts';

interface SettingRoutesDeps {
  settings: SettingService;
  state: SettingState;
  grids: Pick<Grids, 'find'>;
}
type SettingOps = 'listSettings' | 'changeSetting' | 'removeSetting' | 'listSettingChanges';

/** Who has nothing to do with a grid is told of it no more than of one that is not there. */
function changerOf(actor: Actor, grid: Grid, reason: string, requestId: string): ChangeMaker {
  const grant = changesAs(actor, grid);
  if (!grant) throw gridMissing();
  return { byId: personOf(actor), as: grant.role, asGrid: grant.grid, reason, requestId };
}

export function settingRoutes({ settings, state, grids }: SettingRoutesDeps): Pick<Handlers, SettingOps> {
  const answer = (grid: Grid) => ({
    body: presentSettings(state, grid),
    headers: { ETag: etagOf(state.ownOf(grid.code).version) },
  });
  async function readable(actor: Actor, code: string): Promise<Grid> {
    const grid = await grids.find(code);
    if (!mayRead(actor, grid)) throw gridMissing();
    return grid;
  }
  return {
    async listSettings({ actor, params }) {
      const grid = await readable(actor, params.code);
      await settings.read();
      return answer(grid);
    },
    async changeSetting({ actor, params, headers, body, requestId }) {
      const by = changerOf(actor, await grids.find(params.code), body.reason, requestId);
      const version = readIfMatch(headers['if-match']);
      return answer(await settings.change(params.code, params.key, body.value, version, by));
    },
    async removeSetting({ actor, params, headers, query, requestId }) {
      const by = changerOf(actor, await grids.find(params.code), query.reason, requestId);
      return answer(await settings.remove(params.code, params.key, readIfMatch(headers['if-match']), by));
    },
    async listSettingChanges({ actor, params, query }) {
      const { code } = await readable(actor, params.code);
      const page = await settings.changes(code, { limit: query.limit ?? 20, cursor: query.cursor });
      return { body: { items: page.items.map(presentChange), next: page.next } };
    },
  };
}
