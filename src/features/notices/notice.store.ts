import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import { type Model, makePlainStore, type PlainStore, plainSchema } from '../../kernel/store.ts';

/** One thing that one person was told. */
export interface Notice {
  _id: string;
  personId: string;
  text: string;
  at: Date;
  read: boolean;
  about: { kind: 'order' | 'artisan' | 'listing' | 'outlet'; id: string } | null;
}

export class NoticeStore {
  readonly model: Model;
  readonly #notices: PlainStore<Notice>;

  constructor(connection: mongoose.Connection) {
    const schema = plainSchema({ personId: String, text: String, at: Date, read: Boolean, about: Object });
    schema.index({ personId: 1, at: -1, _id: -1 });
    this.#notices = makePlainStore<Notice>(connection, 'notices', schema);
    this.model = this.#notices.model;
  }
  /** False where it was kept already. */
  insert(notice: Notice): Promise<boolean> {
    return this.#notices.insert(notice);
  }
  seek(id: string): Promise<Notice | null> {
    return this.#notices.seek(id);
  }
  list(personId: string, position: CursorPosition | null, limit: number): Promise<Notice[]> {
    return this.model
      .find({ personId, ...afterCursor('at', -1, position) })
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .lean<Notice[]>()
      .exec();
  }
  async removeOf(personId: string): Promise<void> {
    await this.model.deleteMany({ personId });
  }
  async unread(personId: string, most: number): Promise<number> {
    return (await this.model.find({ personId, read: false }, { _id: 1 }).limit(most).lean().exec()).length;
  }
  async markRead(personId: string): Promise<void> {
    await this.model.updateMany({ personId, read: false }, { $set: { read: true } });
  }
}
