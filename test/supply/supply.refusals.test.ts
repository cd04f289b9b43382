import assert from 'node:assert/strict';
import { doorstep, haircut, next } from './market.ts';
import { checked, reason, stageSupply } from './supply.stage.ts';

describe('refusals of supply through the API', () => {
  const { stage, as, nominate, letIn, unchanged } = stageSupply();

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
      const { phone } = await stage.town.application.features.people.find(stage.actors['leader']?._id ?? '');
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
    const change = {
      params: { id },
      headers: { 'If-Match': '"1"' },
      body: { kind: 'service' as const, title: '改名' },
    };
    await unchanged(async () => {
      const closed = [
        as('barber').refused.pauseListing(id),
        as('barber').refused.resumeListing(id),
        as('barber').refused.withdrawRevision(id),
        as('staff').refused.approveListing(id),
        as('staff').refused.rejectListing(id, reason),
      ];
      for (const refusal of await Promise.all(closed)) assert.equal(refusal.code, 'step_closed');
      const dear = {
        ...change,
        body: { kind: 'service' as const, priceKind: 'lowfee' as const, priceFen: 9900 },
      };
      assert.equal((await as('barber').refused.updateListing(dear)).code, 'price_refused');
      const rude = { ...change, body: { kind: 'service' as const, title: '刷单' } };
      assert.equal((await as('barber').refused.updateListing(rude)).code, 'text_refused');
      const strange = { ...change, body: { kind: 'service' as const, category: 'loan_drill' } };
      assert.equal((await as('barber').refused.updateListing(strange)).code, 'category_kind_refused');
    });
    await as('barber').submitListing(id);
    assert.equal((await as('barber').refused.submitListing(id)).code, 'step_closed');
    assert.equal((await as('barber').refused.updateListing(change)).code, 'stale_version');
    await as('barber').retireListing(id);
    assert.equal((await as('barber').refused.updateListing(change)).code, 'step_closed');
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
    const listings = stage.town.connection.collection('listings');
    for (const [field, value, code] of [
      ['title', '刷单', 'text_refused'],
      ['priceFen', 9900, 'price_refused'],
      ['category', 'loan_drill', 'category_kind_refused'],
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
    const change = { params: { id: made.id }, body: { kind: 'service' as const, title: '改名' } };
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
      const strange = await barber.createListing({ body: { ...haircut, category: 'loan_drill' } });
      assert.equal(strange.code, 'category_kind_refused');
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
      const odd = {
        where: 'nowhere',
        by: 'never',
        sort: 'x',
        tier: 7,
        leastRating: 9,
        kind: 'A B',
        priceKind: 'x',
      };
      for (const [name, value] of Object.entries(odd)) {
        const query = { place: doorstep, [name]: value };
        assert.equal((await as('nobody').refused.getShelf({ query } as never)).code, 'invalid', name);
      }
      const ofNowhere = await as('nobody').refused.countShelf({ query: { place: 'nowhere' } });
      assert.equal(ofNowhere.code, 'grid_missing');
      const typed = { place: 'nowhere', q: '理' };
      assert.equal((await as('nobody').refused.suggestSearches({ query: typed })).code, 'grid_missing');
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
    const { items } = await as('staff').listAudit({ query: { action: 'artisan.reveal_phone' } });
    const [row, ...more] = items.filter(({ target }) => target.id === id);
    assert.equal(row?.actor?.id, stage.actors['staff']?._id);
    assert.equal(row?.reason, reason.reason);
    assert.deepEqual(more, []);
  });
});
