import type mongoose from 'mongoose';
import type { Clock } from '../../kernel/clock.ts';
import { unauthenticated } from '../../kernel/errors.ts';
import { idOf } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { People } from '../people/index.ts';
import { noticeAccess } from './notice.access.ts';
import { Delivery, type DeliveryDeps, type PersonalNotification } from './notice.delivery.ts';
import { noticeRoutes } from './notice.routes.ts';
import { NoticeStore } from './notice.store.ts';

export type { PersonalNotification } from './notice.delivery.ts';

export interface NoticesDeps extends Omit<DeliveryDeps, 'notify' | 'people'> {
  connection: mongoose.Connection;
  clock: Clock;
  people: People;
  log: Log;
  /** Sends a text message; a gateway that is away costs the message, never the notice. */
  sendText(phone: string, text: string): Promise<void>;
}

/** Notifications: kept for their inbox, and sent to their phone. */
export function makeNotices(deps: NoticesDeps) {
  const store = new NoticeStore(deps.connection);

  /** Keeps the notice, and sends it to the person's phone the first time. */
  async function notify({ personId, text, key, about }: PersonalNotification): Promise<void> {
    const id = idOf('ntc', personId, key);
    const fresh = await store.insert({ _id: id, personId, text, about, at: deps.clock.now(), read: false });
    const person = fresh ? await deps.people.seek(personId) : null;
    if (!person) return;
    await deps.sendText(person.phone, text).catch((error: unknown) => {
      deps.log.warn({ notice: id, error: String(error) }, 'a text message was not sent');
    });
  }
  const delivery = new Delivery({ ...deps, notify });
  const actorId = (actor: { personId: string | null }) => {
    if (!actor.personId) throw unauthenticated();
    return actor.personId;
  };
  return { delivery, routes: noticeRoutes(store, actorId), access: noticeAccess, models: [store.model] };
}
