import type mongoose from 'mongoose';

/** Codes belong to a device and end by themselves; those of before were kept under the phone, and live five minutes. */
export const codesEnd = {
  number: 7,
  name: 'codes end by themselves',
  async run(connection: mongoose.Connection): Promise<void> {
    await connection.collection('codes').deleteMany({ expiresAt: { $exists: false } });
  },
};
