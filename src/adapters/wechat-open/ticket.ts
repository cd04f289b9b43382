import type { ScriptTicket, ScriptTickets } from '../../features/wechat/wechat.provider.ts';
import { unavailable } from '../../kernel/errors.ts';
import { callOpen } from './call.ts';
import { requestToken, type TokenConfig, tokenErrors } from './token.ts';

/** The tickets by which pages inside WeChat are signed. */
export function makeWechatTickets(config: TokenConfig): ScriptTickets {
  return {
    appid: config.appid,
    async fetchTicket() {
      const first = await ticketBy(config, false);
      // another token at once, and once: whoever asks WeChat again and again is shut out for a day
      const said =
        'errcode' in first && tokenErrors.includes(first.errcode) ? await ticketBy(config, true) : first;
      if ('errcode' in said) throw unavailable();
      return said;
    },
  };
}

async function ticketBy(config: TokenConfig, isForced: boolean): Promise<ScriptTicket | { errcode: number }> {
  const answer = await requestToken(config, isForced);
  if ('errcode' in answer) return answer;
  const query = new URLSearchParams({ access_token: answer.token, type: 'jsapi' });
  const {
    ticket,
    expires_in: seconds,
    errcode,
  } = await callOpen(`${config.apiUrl}/cgi-bin/ticket/getticket?${query}`);
  if (typeof ticket === 'string' && ticket !== '' && typeof seconds === 'number') return { ticket, seconds };
  return { errcode: typeof errcode === 'number' ? errcode : -1 };
}
