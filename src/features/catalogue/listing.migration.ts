import type mongoose from 'mongoose';

interface OldListing {
  _id: string;
  timeline: { step: string; data?: object }[];
}

/**
 * Beside no listing a change waits, and taking one off the shelf to change it reads as the change that it was. Those
 * that were taken off are drafts like any other.
 */
export const revisionsWaitBeside = {
  number: 17,
  name: 'a change waits beside its listing',
  async run(connection: mongoose.Connection): Promise<void> {
    const listings = connection.collection<OldListing>('listings');
    await listings.updateMany({ revision: { $exists: false } }, { $set: { revision: null } });
    for await (const { _id, timeline } of listings.find({ 'timeline.step': 'rework' })) {
      const renamed = timeline.map((row) =>
        row.step === 'rework' ? { ...row, step: 'edit', data: { fields: [] } } : row,
      );
      // nobody writes meanwhile: no server has opened
      await listings.updateOne({ _id }, { $set: { timeline: renamed } });
    }
  },
};
