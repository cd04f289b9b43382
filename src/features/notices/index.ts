import type mongoose from 'mongoose';
import type { Clock } from '../../kernel/clock.ts';
import { unauthenticated } from '../../kernel/errors.ts';
import { idOf } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { People } from '../people/index.ts';
import { noticeAccess } from './notice.access.ts';
import { noticeRoutes } from './notice.routes.ts';
import { type Notice, NoticeStore } from './notice.store.ts';

/** Something to be told to one person. The same key tells it once. */
export interface Telling {
  personId: string;
  text: string;
  key: string;
  about: Notice['about'];
}

export function makeNotices(deps: {
  connection: mongoose.Connection;
  clock: Clock;
  people: People;
  log: Log;
  /** Sends a text message; a gateway that is away costs the message, never the notice. */
  sendText(phone: string, text: string): Promise<void>;
}) {
  const store = new NoticeStore(deps.connection);

  /** Keeps the notice, and sends it to the person's phone the first time. */
  async function tell({ personId, text, key, about }: Telling): Promise<void> {
    const id = idOf('ntc', personId, key);
    const fresh = await store.insert({ _id: id, personId, text, about, at: deps.clock.now(), read: false });
    const person = fresh ? await deps.people.seek(personId) : null;
    if (!person) return;
    await deps.sendText(person.phone, text).catch((error: unknown) => {
      deps.log.warn({ notice: id, error: String(error) }, 'a text message was not sent');
    });
  }
  const actorId = (actor: { personId: string | null }) => {
    if (!actor.personId) throw unauthenticated();
    return actor.personId;
  };
  return { tell, routes: noticeRoutes(store, actorId), access: noticeAccess, models: [store.model] };
}
