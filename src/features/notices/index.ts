import type mongoose from 'mongoose';
import { before, type Clock, day } from '../../kernel/clock.ts';
import { idOf } from '../../kernel/ids.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import type { Message } from '../../kernel/outbox-message.ts';
import { isReachable, type Person } from '../people/index.ts';
import type { SettingReader } from '../settings/index.ts';
import { choiceRoutes, type MiniForm } from './choice.routes.ts';
import { ChoiceStore } from './choice.store.ts';
import { noticeAccess } from './notice.access.ts';
import { Delivery, type DeliveryDeps, type PersonalNotification } from './notice.delivery.ts';
import { noticeRoutes } from './notice.routes.ts';
import { NoticeStore } from './notice.store.ts';
import { quietUntil } from './quiet.hours.ts';

export interface NoticesDeps
  extends Omit<DeliveryDeps, 'notify' | 'keep' | 'noticeOf' | 'gridOf' | 'outbox'> {
  connection: mongoose.Connection;
  clock: Clock;
  outbox: OutboxPort;
  settings: SettingReader;
  /** What WeChat knows somebody by, of the official account or in the mini-program; null: their account is opened by none. */
  openidOf(personId: string, inMini?: boolean): Promise<string | null>;
  /** Of what a message can be sent in WeChat. */
  wechatForms: readonly string[];
  /** The same in the mini-program, with the templates that it asks its person for. */
  miniForms: readonly MiniForm[];
}

/** The outbox knows a key for a week; what is repeated after that was sent long ago. */
const repeatedFor = 6 * day;

/** Where somebody belongs: their home, else where they offer or work. */
const gridOfPerson =
  ({ providers }: NoticesDeps) =>
  async ({ _id, homeGrid, roles }: Person): Promise<string | undefined> =>
    homeGrid ?? (await providers.ofPerson(_id))?.grid ?? roles[0]?.grid;

/** What is about an order is about money or an appointment; the rest lets people sleep, in real time. */
function ringing({ clock, settings }: NoticesDeps, gridOf: (person: Person) => Promise<string | undefined>) {
  return async (person: Person, about: PersonalNotification['about']): Promise<Date | undefined> => {
    if (about?.kind === 'order') return undefined;
    return quietUntil(clock.real(), settings.of((await gridOf(person)) ?? '')) ?? undefined;
  };
}

/**
 * By which way somebody hears beside the inbox, or null. Where money or an appointment depends on it they always do:
 * in WeChat where it takes the message soon, else on the phone.
 */
function choosing({ openidOf, wechatForms, miniForms }: NoticesDeps, choices: ChoiceStore) {
  return async ({ _id, phone }: Person, about: PersonalNotification['about']): Promise<Way | null> => {
    const isVital = about?.kind === 'order';
    const name = isVital ? 'order' : 'other';
    const { wechat, sms, refusedAt, allowed } = await choices.of(_id);
    const page = isVital ? `/orders/${about.id}` : '/notices';
    const inWechat = { form: { name, page }, otherwise: isVital ? phone : undefined };
    const byAccount = wechat && !refusedAt && wechatForms.includes(name) ? await openidOf(_id) : null;
    if (byAccount !== null) return { channel: 'wechat', to: byAccount, ...inWechat };
    const isAllowed = allowed.includes(name) && miniForms.some((form) => form.name === name);
    const inMini = wechat && isAllowed ? await openidOf(_id, true) : null;
    if (inMini !== null) return { channel: 'mini', to: inMini, ...inWechat };
    return isVital || sms ? { channel: 'sms', to: phone } : null;
  };
}
type Way = Pick<Message, 'channel' | 'to' | 'form' | 'otherwise'>;

const idOfNotice = ({ personId, key }: PersonalNotification) => idOf('ntc', personId, key);

/** Keeps a notice for the inbox; says when it was kept first. */
function keeping(store: NoticeStore, clock: Clock) {
  return async (notification: PersonalNotification): Promise<Date> => {
    const { personId, texts, about } = notification;
    const at = clock.now();
    const notice = { _id: idOfNotice(notification), personId, text: texts.inbox, about, at, read: false };
    if (await store.insert(notice)) return at;
    return (await store.seek(notice._id))?.at ?? at;
  };
}

/** What people are told: kept for their inbox, and sent in WeChat or to their phone. */
export function makeNotices(deps: NoticesDeps) {
  const { clock, outbox, people } = deps;
  const store = new NoticeStore(deps.connection);
  const choices = new ChoiceStore(deps.connection);
  const gridOf = gridOfPerson(deps);
  const ringsAt = ringing(deps, gridOf);
  const wayTo = choosing(deps, choices);
  const keep = keeping(store, clock);
  // what the mini-program was allowed is used up; of the account nothing is wanted
  outbox.onUnwanted((personId, channel) =>
    choices.set(personId, channel === 'mini' ? { allowed: [] } : { refusedAt: clock.real() }),
  );

  /** Keeps the notice and has it sent to the person, each once; what a crash left out is made good. */
  async function notify(notification: PersonalNotification): Promise<void> {
    const keptAt = await keep(notification);
    if (keptAt < before(clock.now(), repeatedFor)) return;
    const person = await people.seek(notification.personId);
    if (!person || !isReachable(person.phone)) return;
    const way = await wayTo(person, notification.about);
    if (!way) return;
    const notBefore = await ringsAt(person, notification.about);
    const said = { lane: 'messages', text: notification.texts.message, personId: person._id } as const;
    await outbox.put({ key: idOfNotice(notification), ...said, ...way, notBefore });
  }
  const delivery = new Delivery({ ...deps, notify, keep, gridOf, noticeOf: (key) => store.seek(key) });
  async function forget({ _id }: { _id: string }): Promise<void> {
    await store.removeOf(_id);
    await choices.removeOf(_id);
  }
  const routes = { ...noticeRoutes(store), ...choiceRoutes({ ...deps, choices }) };
  return {
    api: { delivery, forget },
    parts: { routes, access: noticeAccess, models: [store.model, choices.model] },
  };
}
