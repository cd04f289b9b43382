import type mongoose from 'mongoose';
import { before, type Clock, day } from '../../kernel/clock.ts';
import { idOf } from '../../kernel/ids.ts';
import type { OutboxPort } from '../../kernel/outbox.ts';
import { noticeAccess } from './notice.access.ts';
import { Delivery, type DeliveryDeps, type PersonalNotification } from './notice.delivery.ts';
import { noticeRoutes } from './notice.routes.ts';
import { NoticeStore } from './notice.store.ts';

export interface NoticesDeps extends Omit<DeliveryDeps, 'notify' | 'keep' | 'noticeOf' | 'outbox'> {
  connection: mongoose.Connection;
  clock: Clock;
  outbox: OutboxPort;
}

/** The outbox knows a key for a week; what is repeated after that was sent long ago. */
const repeatedFor = 6 * day;

/** What people are told: kept for their inbox, and sent to their phone. */
export function makeNotices(deps: NoticesDeps) {
  const { clock, outbox, people } = deps;
  const store = new NoticeStore(deps.connection);
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
    if (!person) return;
    const { _id: personId, phone: to } = person;
    const text = notification.texts.message;
    const message = { channel: 'sms', lane: 'messages', to, text, personId } as const;
    await outbox.put({ key: idOfNotice(notification), ...message });
  }
  const delivery = new Delivery({ ...deps, notify, keep, noticeOf: (key) => store.seek(key) });
  return {
    api: { delivery },
    parts: { routes: noticeRoutes(store), access: noticeAccess, models: [store.model] },
  };
}
