import type { Handlers } from '../../contract/handler.ts';
import { personOf } from '../../kernel/actor.ts';
import type { ChoiceStore } from './choice.store.ts';

interface ChoiceRoutesDeps {
  choices: ChoiceStore;
  openidOf(personId: string): Promise<string | null>;
  wechatForms: readonly string[];
}

export function choiceRoutes({
  choices,
  openidOf,
  wechatForms,
}: ChoiceRoutesDeps): Pick<Handlers, 'getNoticeChoices' | 'setNoticeChoices'> {
  const shown = async (personId: string) => {
    const { wechat, sms, refusedAt } = await choices.of(personId);
    const isBound = wechatForms.length > 0 && (await openidOf(personId)) !== null;
    const isRefused = refusedAt !== null;
    return {
      body: { wechat: wechat && !isRefused, isBound, isRefused, sms, isOffered: wechatForms.length > 0 },
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
  };
}
