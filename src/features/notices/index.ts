import type mongoose from 'mongoose';
import { before, type Clock, day } from '../../kernel/clock.ts';
import { idOf } from '../../kernel/ids.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import { isReachable, type Person } from '../people/index.ts';
import type { SettingReader } from '../settings/index.ts';
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

/** What people are told: kept for their inbox, and sent to their phone. */
export function makeNotices(deps: NoticesDeps) {
  const { clock, outbox, people } = deps;
  const store = new NoticeStore(deps.connection);
  const gridOf = gridOfPerson(deps);
  const ringsAt = ringing(deps, gridOf);
  const idOfNotice = ({ personId, key }: PersonalNotification) => idOf('ntc', personId, key);

  /** Keeps the notice; when it was kept first. */
  async function keep(notification: PersonalNotification): Promise<Date> {
    const { personId, texts, about } = notification;
    const notice = {
      _id: idOfNotice(notification),
      personId,
      text: texts.inbox,
      about,
      at: clock.now(),
      read: false,
    };
    if (await store.insert(notice)) return notice.at;
    return (await store.seek(notice._id))?.at ?? notice.at;
  }
  /** Keeps the notice and has it sent to the person's phone, each once; what a crash left out is made good. */
  async function notify(notification: PersonalNotification): Promise<void> {
    const keptAt = await keep(notification);
    if (keptAt < before(clock.now(), repeatedFor)) return;
    const person = await people.seek(notification.personId);
    if (!person || !isReachable(person.phone)) return;
    const { _id: personId, phone: to } = person;
    const text = notification.texts.message;
    const notBefore = await ringsAt(person, notification.about);
    const message = { channel: 'sms', lane: 'messages', to, text, personId, notBefore } as const;
    await outbox.put({ key: idOfNotice(notification), ...message });
  }
  const delivery = new Delivery({ ...deps, notify, keep, gridOf, noticeOf: (key) => store.seek(key) });
  return {
    api: { delivery, forget: ({ _id }: { _id: string }) => store.removeOf(_id) },
    parts: { routes: noticeRoutes(store), access: noticeAccess, models: [store.model] },
  };
}
