import type { Handlers } from '../../contract/handler.ts';
import { personOf } from '../../kernel/actor.ts';
import type { ChoiceStore } from './choice.store.ts';

/** What the mini-program may send, by what it is about. */
export interface MiniForm {
  name: string;
  /** WeChat's template, which its person is asked for. */
  id: string;
}

interface ChoiceRoutesDeps {
  choices: ChoiceStore;
  openidOf(personId: string, inMini?: boolean): Promise<string | null>;
  wechatForms: readonly string[];
  miniForms: readonly MiniForm[];
}

export function choiceRoutes({
  choices,
  openidOf,
  wechatForms,
  miniForms,
}: ChoiceRoutesDeps): Pick<Handlers, 'getNoticeChoices' | 'setNoticeChoices' | 'allowMiniMessages'> {
  const shown = async (personId: string) => {
    const { wechat, sms, refusedAt, allowed } = await choices.of(personId);
    const isBound = wechatForms.length > 0 && (await openidOf(personId)) !== null;
    const isRefused = refusedAt !== null;
    const isOffered = wechatForms.length > 0;
    const inMini = miniForms.length > 0 && (await openidOf(personId, true)) !== null;
    const templates = inMini ? miniForms.map(({ id }) => id) : [];
    const isAllowed = allowed.length > 0;
    return {
      body: { wechat: wechat && !isRefused, isBound, isRefused, sms, isOffered, templates, isAllowed },
    };
  };
  return {
    getNoticeChoices: ({ actor }) => shown(personOf(actor)),
    async setNoticeChoices({ actor, body: { wechat, sms } }) {
      const personId = personOf(actor);
      // who switches it on again wants it again, whatever WeChat said before
      await choices.set(personId, { wechat, sms, ...(wechat && { refusedAt: null }) });
      return shown(personId);
    },
    async allowMiniMessages({ actor, body: { templates } }) {
      const personId = personOf(actor);
      const named = miniForms.filter(({ id }) => templates.includes(id)).map(({ name }) => name);
      const { allowed } = await choices.of(personId);
      // what WeChat was not told it refuses, and then it is as if nothing had been allowed
      await choices.set(personId, { allowed: [...new Set([...allowed, ...named])] });
      return shown(personId);
    },
  };
}
