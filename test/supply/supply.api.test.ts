import assert from 'node:assert/strict';
import type { RoleGrant } from '../../src/kernel/actor.ts';
import { makeSource } from '../ground/map.ts';
import { GRIDS, TOWN } from '../ground/town.ts';
import { type Someone, startHouse, type TestHouse } from '../support/house.ts';
import { community, doorstep, far, haircut, next, otherCommunity } from './market.ts';

const reason = { reason: '测试需要' };
const checked = { phoneConfirmed: true, visited: true };
const collections = ['artisans', 'artisan_phone_reveals', 'listings', 'cards'];

describe('supply through the API', () => {
  let town: TestHouse;
  let phones = 13_500_000_000;
  const cast: Record<string, Someone> = {};

  async function someone(...roles: RoleGrant[]): Promise<Someone> {
    phones += 1;
    return town.house.features.people.ensureByPhone(String(phones), '某人', { roles });
  }
  const as = (name: string) => town.as(name === 'nobody' ? null : (cast[name] ?? null));

  /** Everything the three features keep, to see that a refusal left no trace. */
  async function traces(): Promise<string> {
    const docs = collections.map((name) =>
      town.connection.collection(name).find({}).sort({ _id: 1 }).toArray(),
    );
    return JSON.stringify(await Promise.all(docs));
  }
  async function unchanged(refusals: () => Promise<void>): Promise<void> {
    const before = await traces();
    await refusals();
    assert.equal(await traces(), before);
  }
  async function nominate(phone: string, skills = ['haircut']): Promise<string> {
    const body = { name: '王建国', phone, grid: doorstep, skills, note: '手艺好' };
    return (await as('leader').nominateArtisan({ body })).id;
  }
  /** An artisan at work under the name `barber`. */
  async function letIn(phone: string): Promise<string> {
    const id = await nominate(phone);
    await as('staff').checkArtisan(id, checked);
    await as('colleague').approveArtisan(id);
    const person = await town.house.features.people.seekByPhone(phone);
    assert.ok(person);
    cast['barber'] = person;
    return id;
  }

  before(async () => {
    town = await startHouse();
    await town.house.features.reach.importGround({ osm: makeSource(TOWN), grids: GRIDS });
    Object.assign(cast, {
      leader: await someone({ role: 'leader', grid: doorstep }),
      staff: await someone({ role: 'staff', grid: community }),
      colleague: await someone({ role: 'staff', grid: community }),
      foreign: await someone({ role: 'staff', grid: otherCommunity }),
      auditor: await someone({ role: 'auditor', grid: '510115' }),
      resident: await someone(),
    });
  });
  beforeEach(async () => {
    for (const name of collections) await town.connection.collection(name).deleteMany({});
  });
  after(() => town.stop());

  it('goes from nomination to the shelf', async () => {
    const id = await nominate('13600000001');
    const queue = await as('staff').listArtisans({ query: { state: 'nominated' } });
    assert.deepEqual(
      queue.items.map((one) => one.id),
      [id],
    );
    assert.deepEqual(queue.items[0]?.steps, ['check', 'reject']);
    assert.deepEqual(
      (await as('leader').listMyNominations()).items.map((one) => one.steps),
      [[]],
    );
    await as('staff').checkArtisan(id, { ...checked, note: '见过本人' });
    assert.deepEqual((await as('staff').getArtisan(id)).steps, ['reject'], 'who checked does not approve');
    assert.deepEqual((await as('colleague').getArtisan(id)).steps, ['approve', 'reject']);
    await as('colleague').approveArtisan(id);
    const person = await town.house.features.people.seekByPhone('13600000001');
    cast['barber'] = person ?? { _id: '' };

    const mine = await as('barber').raw.getMyArtisan();
    const headers = { 'If-Match': mine.headers['etag'] ?? '' };
    await as('barber').updateMyArtisan({ headers, body: { introduction: '三十年手艺' } });
    const made = await as('barber').raw.createListing({ body: haircut });
    assert.equal(made.status, 201);
    const listingId = made.body.id;
    const edited = await as('barber').updateListing({
      params: { id: listingId },
      headers: { 'If-Match': made.headers['etag'] ?? '' },
      body: { description: '洗剪吹' },
    });
    assert.equal(edited.version, 2);
    await as('barber').submitListing(listingId);
    const waiting = await as('staff').listListings();
    assert.deepEqual(
      waiting.items.map((one) => one.steps),
      [['approve', 'reject']],
    );
    await as('staff').rejectListing(listingId, reason);
    assert.equal((await as('barber').getListing(listingId)).rejectReason, reason.reason);
    await as('barber').reworkListing(listingId);
    await as('barber').submitListing(listingId);
    assert.deepEqual((await as('nobody').getShelf({ query: { place: next } })).items, []);
    await as('staff').approveListing(listingId);

    const shelf = await as('nobody').getShelf({ query: { place: next, q: 'lifa' } });
    assert.deepEqual(
      shelf.items.map((one) => one.id),
      [listingId],
    );
    const detail = await as('nobody').getShelfListing({ params: { id: listingId }, query: { place: next } });
    assert.equal(detail.walkMetres, shelf.items[0]?.walkMetres);
    assert.equal(detail.introduction, '三十年手艺');
    const away = { params: { id: listingId }, query: { place: far } };
    assert.equal((await as('nobody').refused.getShelfListing(away)).code, 'out_of_reach');

    await as('barber').pauseListing(listingId);
    assert.equal(
      (await as('nobody').refused.getShelfListing({ ...away, query: { place: next } })).code,
      'out_of_reach',
    );
    await as('barber').resumeListing(listingId);
    await as('staff').suspendArtisan(id, reason);
    assert.deepEqual((await as('nobody').getShelf({ query: { place: next } })).items, []);
    await as('staff').restoreArtisan(id);
    assert.equal((await as('nobody').getShelf({ query: { place: next } })).items.length, 1);
    await as('barber').retireListing(listingId);
    assert.deepEqual(
      (await as('barber').listMyListings()).items.map((one) => one.state),
      ['retired'],
    );
    await as('barber').leaveMarket(id);
    assert.equal((await as('auditor').getArtisan(id)).state, 'left');
  });

  it('asks for a session where one is needed and says nothing without', async () => {
    const params = { id: 'art_x' };
    await unchanged(async () => {
      const nobody = as('nobody').refused;
      const asked = [
        nobody.nominateArtisan({
          body: { name: '甲', phone: '13600000002', grid: doorstep, skills: ['haircut'] },
        }),
        nobody.listMyNominations(),
        nobody.listArtisans(),
        nobody.getArtisan({ params }),
        nobody.checkArtisan({ params, body: checked }),
        nobody.approveArtisan({ params }),
        nobody.rejectArtisan({ params, body: reason }),
        nobody.suspendArtisan({ params, body: reason }),
        nobody.restoreArtisan({ params }),
        nobody.leaveMarket({ params }),
        nobody.revealArtisanPhone({ params, body: reason }),
        nobody.getMyArtisan(),
        nobody.updateMyArtisan({ body: { introduction: '甲' } }),
        nobody.createListing({ body: haircut }),
        nobody.listListings(),
        nobody.listMyListings(),
        nobody.getListing({ params }),
        nobody.updateListing({ params, body: { title: '改名' } }),
        nobody.submitListing({ params }),
        nobody.approveListing({ params }),
        nobody.rejectListing({ params, body: reason }),
        nobody.pauseListing({ params }),
        nobody.resumeListing({ params }),
        nobody.retireListing({ params }),
        nobody.reworkListing({ params }),
      ];
      for (const refusal of await Promise.all(asked)) assert.equal(refusal.code, 'unauthenticated');
    });
    assert.ok((await as('nobody').listCategories()).items.length > 30);
  });

  it('refuses who may not, and a foreign thing answers like a missing one', async () => {
    const id = await letIn('13600000003');
    const listing = await as('barber').createListing({ body: haircut });
    await as('barber').submitListing(listing.id);
    const candidate = await nominate('13600000004');
    await unchanged(async () => {
      const resident = as('resident').refused;
      const leader = as('leader').refused;
      const body = { name: '甲', phone: '13600000005', grid: next, skills: ['haircut'] };
      const forbidden = [
        resident.nominateArtisan({ body }),
        leader.nominateArtisan({ body }),
        resident.listMyNominations(),
        resident.listArtisans(),
        leader.checkArtisan(candidate, checked),
        leader.approveArtisan(candidate),
        leader.rejectArtisan(candidate, reason),
        leader.suspendArtisan(id, reason),
        leader.restoreArtisan(id),
        leader.revealArtisanPhone(id, reason),
        as('staff').refused.leaveMarket(id),
        resident.listListings(),
        as('barber').refused.approveListing(listing.id),
        as('barber').refused.rejectListing(listing.id, reason),
        as('staff').refused.submitListing(listing.id),
        as('staff').refused.updateListing({
          params: { id: listing.id },
          headers: { 'If-Match': '"1"' },
          body: { title: '改名' },
        }),
      ];
      for (const refusal of await Promise.all(forbidden)) assert.equal(refusal.code, 'forbidden');
      assert.equal((await resident.createListing({ body: haircut })).code, 'artisan_needed');

      const shape = ({ type, title, status, code, detail }: Record<string, unknown>) => ({
        type,
        title,
        status,
        code,
        detail,
      });
      for (const one of [id, 'art_unknown']) {
        const answers = await Promise.all([
          resident.getArtisan(one),
          resident.leaveMarket(one),
          as('foreign').refused.checkArtisan(one, checked),
          as('foreign').refused.approveArtisan(one),
          as('foreign').refused.rejectArtisan(one, reason),
          as('foreign').refused.suspendArtisan(one, reason),
          as('foreign').refused.restoreArtisan(one),
          as('foreign').refused.revealArtisanPhone(one, reason),
        ]);
        for (const answer of answers) assert.deepEqual(shape({ ...answer }), shape({ ...answers[0] }));
        assert.equal(answers[0].code, 'not_found');
      }
      for (const one of [listing.id, 'lst_unknown']) {
        const answers = await Promise.all([
          resident.getListing(one),
          resident.updateListing({
            params: { id: one },
            headers: { 'If-Match': '"1"' },
            body: { title: '改名' },
          }),
          resident.submitListing(one),
          resident.pauseListing(one),
          resident.resumeListing(one),
          resident.retireListing(one),
          resident.reworkListing(one),
          as('foreign').refused.approveListing(one),
          as('foreign').refused.rejectListing(one, reason),
        ]);
        for (const answer of answers) assert.equal(answer.code, 'not_found');
      }
      assert.equal((await resident.getMyArtisan()).code, 'not_found');
      assert.equal(
        (await resident.updateMyArtisan({ headers: { 'If-Match': '"1"' }, body: { introduction: '甲' } }))
          .code,
        'not_found',
      );
    });
  });

  it('refuses steps out of order, second looks by the same person and unfinished checks', async () => {
    const id = await nominate('13600000006', ['haircut', 'massage']);
    await unchanged(async () => {
      const staff = as('staff').refused;
      assert.equal((await staff.checkArtisan(id, { ...checked, visited: false })).code, 'check_incomplete');
      assert.equal((await staff.checkArtisan(id, checked)).code, 'papers_needed');
      for (const refusal of [
        staff.approveArtisan(id),
        staff.suspendArtisan(id, reason),
        staff.restoreArtisan(id),
      ]) {
        assert.equal((await refusal).code, 'step_closed');
      }
    });
    await as('staff').checkArtisan(id, { ...checked, papers: true });
    await unchanged(async () => {
      assert.equal((await as('staff').refused.approveArtisan(id)).code, 'second_person_needed');
      assert.equal(
        (await as('staff').refused.checkArtisan(id, { ...checked, papers: true })).code,
        'step_closed',
      );
    });
    const body = { name: '甲', phone: '13600000007', grid: doorstep, skills: ['haircut'] };
    const own = await as('staff').nominateArtisan({ body });
    await unchanged(async () => {
      const staff = as('staff').refused;
      for (const refusal of [
        staff.checkArtisan(own.id, checked),
        staff.rejectArtisan(own.id, reason),
        staff.suspendArtisan(own.id, reason),
        staff.restoreArtisan(own.id),
      ]) {
        assert.equal((await refusal).code, 'second_person_needed');
      }
      assert.equal((await as('leader').refused.nominateArtisan({ body })).code, 'already_nominated');
      const { phone } = await town.house.features.people.find(cast['leader']?._id ?? '');
      assert.equal(
        (await as('leader').refused.nominateArtisan({ body: { ...body, phone } })).code,
        'own_nomination',
      );
    });
    assert.equal((await as('colleague').rejectArtisan(own.id, reason)).state, 'rejected');
    assert.equal((await as('colleague').refused.rejectArtisan(own.id, reason)).code, 'step_closed');
  });

  it('refuses steps of a listing out of order', async () => {
    const artisanId = await letIn('13600000011');
    const { id } = await as('barber').createListing({ body: haircut });
    const change = { params: { id }, headers: { 'If-Match': '"1"' }, body: { title: '改名' } };
    await unchanged(async () => {
      const closed = [
        as('barber').refused.pauseListing(id),
        as('barber').refused.resumeListing(id),
        as('barber').refused.reworkListing(id),
        as('staff').refused.approveListing(id),
        as('staff').refused.rejectListing(id, reason),
      ];
      for (const refusal of await Promise.all(closed)) assert.equal(refusal.code, 'step_closed');
      const dear = { ...change, body: { priceKind: 'lowfee', priceFen: 9900 } };
      assert.equal((await as('barber').refused.updateListing(dear)).code, 'price_refused');
      const rude = { ...change, body: { title: '刷单' } };
      assert.equal((await as('barber').refused.updateListing(rude)).code, 'text_refused');
    });
    await as('barber').submitListing(id);
    assert.equal((await as('barber').refused.submitListing(id)).code, 'step_closed');
    assert.equal((await as('barber').refused.updateListing(change)).code, 'step_closed');
    await as('barber').retireListing(id);
    assert.equal((await as('barber').refused.retireListing(id)).code, 'step_closed');
    await as('barber').leaveMarket(artisanId);
    assert.equal((await as('barber').refused.leaveMarket(artisanId)).code, 'step_closed');
    const { version } = await as('barber').getMyArtisan();
    const late = { headers: { 'If-Match': `"${version}"` }, body: { introduction: '回来了' } };
    assert.equal((await as('barber').refused.updateMyArtisan(late)).code, 'step_closed');
  });

  it('puts nothing of a suspended artisan forward', async () => {
    const artisanId = await letIn('13600000012');
    const [draft, submitted, paused] = await Promise.all(
      ['草稿', '已提交', '自己停的'].map((title) =>
        as('barber').createListing({ body: { ...haircut, title } }),
      ),
    );
    assert.ok(draft && submitted && paused);
    await as('barber').submitListing(submitted.id);
    await as('barber').submitListing(paused.id);
    await as('staff').approveListing(paused.id);
    await as('barber').pauseListing(paused.id);
    await as('staff').suspendArtisan(artisanId, reason);
    await unchanged(async () => {
      assert.equal((await as('barber').refused.submitListing(draft.id)).code, 'artisan_needed');
      assert.equal((await as('barber').refused.resumeListing(paused.id)).code, 'artisan_needed');
      assert.equal((await as('staff').refused.approveListing(submitted.id)).code, 'artisan_inactive');
    });
  });

  it('judges a draft again when it is submitted: rules may have changed since it was written', async () => {
    await letIn('13600000013');
    const listings = town.connection.collection('listings');
    for (const [field, value, code] of [
      ['title', '刷单', 'text_refused'],
      ['priceFen', 9900, 'price_refused'],
    ] as const) {
      const { id } = await as('barber').createListing({
        body: { ...haircut, priceKind: 'lowfee', priceFen: 1000 },
      });
      await listings.updateOne({ _id: id as never }, { $set: { [field]: value } });
      assert.equal((await as('barber').refused.submitListing(id)).code, code);
      assert.equal((await as('barber').getListing(id)).state, 'draft');
    }
  });

  it('changes only the version that was read', async () => {
    await letIn('13600000008');
    const made = await as('barber').createListing({ body: haircut });
    const change = { params: { id: made.id }, body: { title: '改名' } };
    await unchanged(async () => {
      const barber = as('barber').refused;
      assert.equal((await barber.updateListing(change)).code, 'version_required');
      for (const tag of ['"9"', 'nonsense', 'W/"x"']) {
        const stale = await barber.updateListing({ ...change, headers: { 'If-Match': tag } });
        assert.equal(stale.code, 'stale_version');
      }
      assert.equal((await barber.updateMyArtisan({ body: { introduction: '甲' } })).code, 'version_required');
      const stale = { headers: { 'If-Match': '"1"' }, body: { introduction: '甲' } };
      assert.equal((await barber.updateMyArtisan(stale)).code, 'stale_version');
    });
    const mine = await as('barber').getMyArtisan();
    const rude = { headers: { 'If-Match': `"${mine.version}"` }, body: { introduction: '兼营套 现' } };
    assert.equal((await as('barber').refused.updateMyArtisan(rude)).code, 'text_refused');
    await as('barber').submitListing(made.id);
    const approve = { params: { id: made.id }, headers: { 'If-Match': '"1"' } };
    assert.equal((await as('staff').refused.approveListing(approve)).code, 'stale_version');
    await as('staff').approveListing({ params: { id: made.id }, headers: { 'If-Match': '"2"' } });
  });

  it('refuses wrong input in the words of the fields', async () => {
    const id = await letIn('13600000009');
    await unchanged(async () => {
      const barber = as('barber').refused;
      for (const wrong of [
        { title: '' },
        { title: ' '.repeat(5) },
        { durationMinutes: 20 },
        { durationMinutes: 495 },
        { priceFen: 1.5 },
        { priceFen: -1 },
        { priceKind: 'gift' },
        { limitMinutes: 4 },
        { bufferAfterMinutes: 65 },
        { way: 'by_post' },
        { category: 'beauty' },
        { grid: next },
        { address: null },
        { state: 'live' },
      ]) {
        const refusal = await barber.createListing({ body: { ...haircut, ...wrong } });
        assert.equal(refusal.code, 'invalid', JSON.stringify(wrong));
      }
      const dear = await barber.createListing({
        body: { ...haircut, priceKind: 'lowfee', priceFen: 999900 },
      });
      assert.equal(dear.code, 'price_refused');
      assert.ok(dear.detail.includes('15.00'));
      assert.equal(
        (await barber.createListing({ body: { ...haircut, title: '刷 单' } })).code,
        'text_refused',
      );
      for (const phone of ['12345', '23800000001', '1380000000a']) {
        const body = { name: '甲', phone, grid: doorstep, skills: ['haircut'] };
        assert.equal((await as('leader').refused.nominateArtisan({ body })).code, 'invalid');
      }
      assert.equal((await as('staff').refused.suspendArtisan(id, { reason: ' ' })).code, 'invalid');
      assert.equal((await as('staff').refused.listArtisans({ query: { state: 'gone' } })).code, 'invalid');
      assert.equal((await as('staff').refused.listArtisans({ query: { cursor: 'x' } })).code, 'malformed');
      assert.equal((await as('nobody').refused.getShelf()).code, 'invalid');
      assert.equal(
        (await as('nobody').refused.getShelf({ query: { place: doorstep, limit: 51 } })).code,
        'invalid',
      );
      assert.equal(
        (await as('nobody').refused.getShelf({ query: { place: doorstep, cursor: '!' } })).code,
        'malformed',
      );
      assert.equal(
        (await as('nobody').refused.getShelf({ query: { place: 'nowhere' } })).code,
        'grid_missing',
      );
      const nowhere = { params: { id: 'lst_x' }, query: { place: 'nowhere' } };
      assert.equal((await as('nobody').refused.getShelfListing(nowhere)).code, 'grid_missing');
    });
  });

  it('shows no phone number, and the whole of it for a reason', async () => {
    const id = await nominate('13600000010');
    const all = JSON.stringify([
      await as('staff').getArtisan(id),
      await as('staff').listArtisans(),
      await as('leader').listMyNominations(),
    ]);
    assert.ok(!all.includes('13600000010') && all.includes('136****0010'));
    assert.deepEqual(await as('staff').revealArtisanPhone(id, reason), { phone: '13600000010' });
    const [row] = await town.connection.collection('artisan_phone_reveals').find({}).toArray();
    assert.equal(row?.['byPersonId'], cast['staff']?._id);
    assert.equal(row?.['reason'], reason.reason);
  });

  it('logs no error', () => assert.deepEqual(town.errors, []));
});
