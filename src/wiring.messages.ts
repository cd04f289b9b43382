import { makeSms } from './adapters/sms.ts';
import { makeMiniMessages, makeWechatMessages } from './adapters/wechat-message/index.ts';
import type { Config } from './config.ts';
import { smsSentences, wechatTitles } from './copy/zh-CN.ts';
import type { MovableClock } from './kernel/clock.ts';
import { Outbox } from './kernel/outbox.ts';
import type { Gateway } from './kernel/outbox-message.ts';
import { makeOutboxStore } from './kernel/outbox-store.ts';
import type { WiringOptions } from './wiring.places.ts';

/** Messages in WeChat, where the official account or the mini-program has a form for them. */
function wechatMessages({ wechat: { appid, open }, publicUrl }: Config): {
  wechat?: Gateway;
  mini?: Gateway;
} {
  if (!open) return {};
  const { apiUrl, mini } = open;
  return {
    wechat: makeWechatMessages({ ...open, appid, publicUrl, titles: wechatTitles }),
    ...(mini && { mini: makeMiniMessages({ ...mini, apiUrl, titles: wechatTitles }) }),
  };
}

/** The one way out for messages; gateways ask for the sender's name in front. */
export function outboxOf(
  { config, connection, log, sms = makeSms(config.smsUrl) }: WiringOptions,
  clock: MovableClock,
) {
  const signed = (text: string) => smsSentences.signed.replace('{text}', () => text);
  const texts: Gateway | null = sms && { send: (to, text, more) => sms.send(to, signed(text), more) };
  const gateways = texts && { sms: texts, ...wechatMessages(config) };
  return new Outbox({ store: makeOutboxStore(connection), clock, log, gateways });
}
