import type { Handlers } from '../../contract/handler.ts';
import { personOf } from '../../kernel/actor.ts';
import { pageOf, readCursor } from '../../kernel/page.ts';
import type { Notice, NoticeStore } from './notice.store.ts';

const mostUnread = 100;

function present({ _id, text, at, read, about }: Notice) {
  return { id: _id, text, at: at.toISOString(), read, about };
}

export function noticeRoutes(store: NoticeStore): Pick<Handlers, 'listNotices' | 'readNotices'> {
  return {
    async listNotices({ actor, query }) {
      const personId = personOf(actor);
      const limit = query.limit ?? 20;
      const rows = await store.list(personId, readCursor(query.cursor, 'time'), limit + 1);
      const page = pageOf(rows, limit, (row) => ({ key: row.at.getTime(), id: row._id }));
      const unread = await store.unread(personId, mostUnread);
      return { body: { items: page.items.map(present), next: page.next, unread } };
    },
    async readNotices({ actor }) {
      await store.markRead(personOf(actor));
      return {};
    },
  };
}
