import type { Handlers } from '../../contract/handler.ts';
import type { components } from '../../contract/types.gen.ts';
import type { DoubtService, SeenDoubt } from './doubt.service.ts';
import type { DoubtState } from './doubt.ts';

type Names = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
type DoubtRoutes = Required<Pick<Handlers, 'listDoubtfulTexts' | 'approveText' | 'hideText'>>;

function present({ doubt, steps }: SeenDoubt, writerName: string): components['schemas']['DoubtfulText'] {
  const { _id, state, about, field, audience, text, words, since, gridPath } = doubt;
  return {
    id: _id,
    state: state as DoubtState,
    about: { kind: about.kind, id: about.id },
    field,
    audience: audience as components['schemas']['DoubtfulText']['audience'],
    text,
    words: [...words],
    writerName,
    grid: gridPath.at(-1) ?? '',
    since: since.toISOString(),
    steps,
  };
}

export function doubtRoutes(doubts: DoubtService, namesOf: Names): DoubtRoutes {
  const shown = async (seen: SeenDoubt) => {
    const names = await namesOf([seen.doubt.writerId]);
    return { body: present(seen, names.get(seen.doubt.writerId) ?? '') };
  };
  return {
    async listDoubtfulTexts({ actor, query }) {
      const { limit = 20, cursor, state = 'waiting' } = query;
      const page = await doubts.list(actor, state, { limit, cursor });
      const names = await namesOf(page.items.map(({ doubt }) => doubt.writerId));
      const items = page.items.map((seen) => present(seen, names.get(seen.doubt.writerId) ?? ''));
      return { body: { items, next: page.next } };
    },
    approveText: async ({ actor, params, key }) => shown(await doubts.approve(actor, params.id, key)),
    hideText: async ({ actor, params, body, key }) =>
      shown(await doubts.hide(actor, params.id, body.reason, key)),
  };
}
