import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { connectMongo, ensureIndexes } from '../../src/adapters/mongo.ts';
import { makeAudit } from '../../src/features/audit/index.ts';
import type { AuditRecord } from '../../src/kernel/audit.ts';
import { makeClock } from '../../src/kernel/clock.ts';
import { withOrigin } from '../../src/kernel/origin.ts';
import { ownDatabase } from '../support/app.ts';

const entry: AuditRecord = {
  key: 'one',
  actorId: 'per_staff',
  as: 'staff',
  action: 'settings.change',
  target: { kind: 'settings', id: 'g1' },
  gridPath: ['d1', 'd1g1'],
};

describe('Rows of the audit trail', () => {
  let connection: mongoose.Connection;
  let trail: ReturnType<typeof makeAudit>;
  before(async () => {
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 4, waitMs: 4000 });
    const grids = { seek: async () => null };
    trail = makeAudit({
      connection,
      clock: makeClock(),
      grids,
      namesOf: async () => new Map(),
      workersCalled: async () => [],
    });
    await ensureIndexes(trail.parts.models);
  });
  after(async () => {
    await connection.dropDatabase();
    await connection.close();
  });
  const rows = () => connection.collection('audit').find({}).sort({ recordedAt: 1 }).toArray();

  it('are kept once per key, however many servers say it at once', async () => {
    const record = () => withOrigin({ requestId: 'req_1', ip: '::1' }, () => trail.api.record(entry));
    await Promise.all(Array.from({ length: 20 }, record));
    await trail.api.record({ ...entry, action: 'settings.other' });
    const [row, ...more] = await rows();
    assert.deepEqual(more, []);
    assert.deepEqual(
      [row?.['action'], row?.['requestId'], row?.['ip'], row?.['gridPath']],
      ['settings.change', 'req_1', '::1', ['d1', 'd1g1']],
    );
  });

  it('refuse every operation that changes or removes one', async () => {
    const model = connection.model('audit');
    const before = await rows();
    const [first] = before;
    const _id = first?._id as unknown as string;
    const doc = async () => {
      const found = await model.findById(_id);
      assert.ok(found);
      return found;
    };
    const set = { $set: { reason: 'x' } };
    const whole = { ...first, reason: 'x' };
    const operations: Record<string, () => Promise<unknown>> = {
      updateOne: () => model.updateOne({ _id }, set).exec(),
      updateMany: () => model.updateMany({}, set).exec(),
      upsert: () => model.updateOne({ _id: 'new' }, set, { upsert: true }).exec(),
      replaceOne: () => model.replaceOne({ _id }, whole).exec(),
      findOneAndUpdate: () => model.findOneAndUpdate({ _id }, set).exec(),
      findByIdAndUpdate: () => model.findByIdAndUpdate(_id, set).exec(),
      findOneAndReplace: () => model.findOneAndReplace({ _id }, whole).exec(),
      findOneAndDelete: () => model.findOneAndDelete({ _id }).exec(),
      findByIdAndDelete: () => model.findByIdAndDelete(_id).exec(),
      deleteOne: () => model.deleteOne({ _id }).exec(),
      deleteMany: () => model.deleteMany({}).exec(),
      bulkWrite: () => model.bulkWrite([{ deleteOne: { filter: { _id } } }]),
      bulkSave: async () => {
        const found = await doc();
        found.set('reason', 'x');
        return model.bulkSave([found]);
      },
      save: async () => {
        const found = await doc();
        found.set('reason', 'x');
        return found.save();
      },
      'document updateOne': async () => (await doc()).updateOne(set),
      'document deleteOne': async () => (await doc()).deleteOne(),
      'a pipeline that writes': () => model.aggregate([{ $match: {} }, { $out: 'audit' }]).exec(),
    };
    for (const [name, run] of Object.entries(operations))
      await assert.rejects(run(), /the audit trail is append-only/, name);
    assert.deepEqual(await rows(), before);
  });

  it('hold no number of people in clear, and not without end', async () => {
    const phone = '13812345678';
    await trail.api.record({
      ...entry,
      key: 'masked',
      reason: `打 ${phone}，或 138-1234-5678，或１３８１２３４５６７８，或 +86 138 1234 5678、008613812345678、一三八一二三四五六七八、138一二345678；身份证 110101199003071234、110101 19900307 123X；三三两两`,
      before: {
        contactPhone: phone,
        contactName: '李芳',
        list: [phone],
        note: `call ${phone}`,
        at: new Date(0),
      },
      after: { long: '长'.repeat(5000), deep: { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } } },
    });
    await trail.api.record({
      ...entry,
      key: 'large',
      after: Array.from({ length: 60 }, () => '长'.repeat(300)),
    });
    const [, row, large] = await rows();
    const text = JSON.stringify(row);
    assert.equal(String(row?.['reason']).split('138****5678').length, 8, String(row?.['reason']));
    assert.match(String(row?.['reason']), /110101\*{8}123X;三三两两$/);
    for (const secret of [phone, '1234-5678', '19900307', '李芳']) assert.ok(!text.includes(secret), secret);
    assert.deepEqual(row?.['before'], {
      contactPhone: '138****5678',
      contactName: '***',
      list: ['138****5678'],
      note: 'call 138****5678',
      at: '1970-01-01T00:00:00.000Z',
    });
    assert.ok(text.length < 3000);
    assert.deepEqual(Object.keys(large?.['after'] as object), ['tooLarge']);
  });
});
