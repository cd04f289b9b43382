import assert from 'node:assert/strict';
import { doorstep, far, haircut, next } from './market.ts';
import { checked, reason, stageSupply } from './supply.stage.ts';

describe('supply through the API', () => {
  const { stage, as, nominate, letIn, unchanged } = stageSupply();

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
    const person = await stage.town.application.features.people.seekByPhone('13600000001');
    stage.actors['barber'] = person ?? { _id: '' };

    const mine = await as('barber').raw.getMyArtisan();
    const headers = { 'If-Match': mine.headers['etag'] ?? '' };
    await as('barber').updateMyArtisan({ headers, body: { introduction: '三十年手艺' } });
    const made = await as('barber').raw.createListing({ body: haircut });
    assert.equal(made.status, 201);
    const listingId = made.body.id;
    const edited = await as('barber').updateListing({
      params: { id: listingId },
      headers: { 'If-Match': made.headers['etag'] ?? '' },
      body: { kind: 'service', description: '洗剪吹' },
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
    const { version } = await as('barber').getListing(listingId);
    await as('barber').updateListing({
      params: { id: listingId },
      headers: { 'If-Match': `"${version}"` },
      body: { kind: 'service', description: '洗剪吹，自带围布' },
    });
    await as('barber').submitListing(listingId);
    assert.deepEqual((await as('nobody').getShelf({ query: { place: next } })).items, []);
    await as('staff').approveListing(listingId);

    const shelf = await as('nobody').getShelf({ query: { place: next, q: 'lifa' } });
    assert.deepEqual(
      shelf.items.map((one) => one.id),
      [listingId],
    );
    const counts = await as('nobody').countShelf({ query: { place: next, where: 'at_home' } });
    assert.deepEqual([counts.total, counts.where], [0, [{ value: 'visited', count: 1 }]]);
    assert.deepEqual([counts.kind, counts.category], [[], []], 'with the other filters applied');
    for (const [query, count] of [
      [{ where: 'visited', category: 'beauty', kind: 'service', mostFen: 3000, leastFen: 3000 }, 1],
      [{ leastRating: 4 }, 0],
      [{ sort: 'soon', gathered: true, provider: id }, 1],
      [{ mostFen: 2999 }, 0],
    ] as const) {
      const { items } = await as('nobody').getShelf({ query: { place: next, ...query } });
      assert.equal(items.length, count, JSON.stringify(query));
    }
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
        nobody.updateListing({ params, body: { kind: 'service', title: '改名' } }),
        nobody.submitListing({ params }),
        nobody.approveListing({ params }),
        nobody.rejectListing({ params, body: reason }),
        nobody.pauseListing({ params }),
        nobody.resumeListing({ params }),
        nobody.retireListing({ params }),
        nobody.listRevisions(),
        nobody.approveRevision({ params }),
        nobody.rejectRevision({ params, body: reason }),
        nobody.withdrawRevision({ params }),
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
        resident.revealArtisanPhone(id, reason),
        as('staff').refused.leaveMarket(id),
        resident.listListings(),
        as('barber').refused.approveListing(listing.id),
        as('barber').refused.rejectListing(listing.id, reason),
        as('staff').refused.submitListing(listing.id),
        as('staff').refused.updateListing({
          params: { id: listing.id },
          headers: { 'If-Match': '"1"' },
          body: { kind: 'service', title: '改名' },
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
        const looked = { params: { id: one }, headers: { 'If-Match': '"1"' } };
        const answers = await Promise.all([
          resident.getListing(one),
          resident.updateListing({
            params: { id: one },
            headers: { 'If-Match': '"1"' },
            body: { kind: 'service', title: '改名' },
          }),
          resident.submitListing(one),
          resident.pauseListing(one),
          resident.resumeListing(one),
          resident.retireListing(one),
          resident.withdrawRevision(one),
          as('foreign').refused.approveListing(one),
          as('foreign').refused.rejectListing(one, reason),
          as('foreign').refused.approveRevision(looked),
          as('foreign').refused.rejectRevision({ ...looked, body: reason }),
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
});
