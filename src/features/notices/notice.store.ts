import type mongoose from 'mongoose';
import type { CursorPosition } from '../../kernel/page.ts';
import { isDuplicate, type Model, plainSchema, trusted } from '../../kernel/process-store.ts';

/** One thing that one person was told. */
export interface Notice {
  _id: string;
  personId: string;
  text: string;
  at: Date;
  read: boolean;
  about: { kind: 'order' | 'artisan' | 'listing'; id: string } | null;
}

export class NoticeStore {
  readonly model: Model;
  constructor(connection: mongoose.Connection) {
    const schema = plainSchema({ personId: String, text: String, at: Date, read: Boolean, about: Object });
    schema.index({ personId: 1, at: -1, _id: -1 });
    this.model = connection.model('notices', schema, 'notices') as unknown as Model;
  }
  /** False where it was told already. */
  async insert(notice: Notice): Promise<boolean> {
    try {
      await this.model.create([notice as unknown as Record<string, unknown>]);
      return true;
    } catch (thrown) {
      if (isDuplicate(thrown)) return false;
      throw thrown;
    }
  }
  list(personId: string, position: CursorPosition | null, limit: number): Promise<Notice[]> {
    const at = position ? new Date(Number(position.key)) : null;
    const older =
      at && position
        ? { $or: [{ at: trusted({ $lt: at }) }, { at, _id: trusted({ $lt: position.id }) }] }
        : {};
    return this.model
      .find({ personId, ...older })
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .lean<Notice[]>()
      .exec();
  }
  async unread(personId: string, most: number): Promise<number> {
    return (await this.model.find({ personId, read: false }, { _id: 1 }).limit(most).lean().exec()).length;
  }
  async markRead(personId: string): Promise<void> {
    await this.model.updateMany({ personId, read: false }, { $set: { read: true } });
  }
}
