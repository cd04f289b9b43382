import assert from 'node:assert/strict';
import { day } from '../../src/kernel/clock.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { drawn, upload } from '../support/pictures.ts';
import { assertUnchanged } from '../support/trace.ts';

const offer = {
  kind: 'service',
  category: 'haircut',
  title: '街坊手艺',
  way: 'at_artisan',
  address: '柳岸1号 1 栋',
  durationMinutes: 30,
  priceKind: 'market',
  priceFen: 3000,
} as const;

describe('Pictures of what is offered', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let barber: Someone;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    barber = near.barber;
  });
  after(async () => {
    await app.stop();
    assert.deepEqual(app.errors, []);
  });

  const status = async (by: Someone | null, id: string) =>
    (await app.as(by).raw.getFile({ params: { id, width: '320' } })).status;
  const three = async () => [
    await upload(app, barber, await drawn()),
    await upload(app, barber, await drawn({ width: 300, height: 400 })),
    await upload(app, barber, await drawn()),
  ];
  const idsOf = (pictures: readonly { id: string }[]) => pictures.map(({ id }) => id);
  async function live(pictures: string[]): Promise<string> {
    const { id } = await app.as(barber).createListing({ body: { ...offer, pictures } });
    await app.as(barber).submitListing(id);
    return id;
  }

  it('are seen by staff who approve, and then by residents on card and page', async () => {
    const pictures = await three();
    const id = await live(idsOf(pictures));
    assert.deepEqual((await app.as(near.approver).getListing(id)).pictures, pictures);
    for (const picture of pictures) assert.equal(await status(near.approver, picture.id), 200);
    await app.as(near.approver).approveListing(id);
    await app.settle();
    const { items } = await app.as(null).getShelf({ query: { place: near.place, limit: 50 } });
    assert.deepEqual(items.find((card) => card.id === id)?.picture, pictures[0]);
    const detail = await app.as(null).getShelfListing({ params: { id }, query: { place: near.place } });
    assert.deepEqual(detail.pictures, pictures);
    await app.pass(2 * day);
    for (const picture of pictures) assert.equal(await status(null, picture.id), 200, 'they stay');
  });

  it('are put into another order, taken away and added to, by a version', async () => {
    const [a, b, c] = idsOf(await three()) as [string, string, string];
    const { id, version } = await app.as(barber).createListing({ body: { ...offer, pictures: [a, b] } });
    const change = async (pictures: string[], of: number) =>
      app.as(barber).updateListing({
        params: { id },
        headers: { 'If-Match': `"${of}"` },
        body: { kind: 'service', pictures },
      });
    const changed = await change([c, a], version);
    assert.deepEqual(idsOf(changed.pictures), [c, a]);
    assert.equal(changed.title, offer.title);
    assert.deepEqual(
      [await status(null, b), await status(null, c)],
      [404, 200],
      'what was let go is not on show',
    );
    const headers = { 'If-Match': `"${changed.version}"` };
    const kept = await app.as(barber).updateListing({
      params: { id },
      headers,
      body: { kind: 'service', title: '新名字' },
    });
    assert.deepEqual(idsOf(kept.pictures), [c, a], 'unsaid, they stay');
    await app.pass(2 * day);
    assert.deepEqual([await status(barber, b), await status(barber, c)], [404, 200]);
    assert.deepEqual((await change([], kept.version)).pictures, []);
  });

  it("are refused where they are not the artisan's, for something else, too many, or twice the same", async () => {
    const mine = await upload(app, barber, await drawn());
    const foreign = await upload(app, near.resident, await drawn());
    const portrait = await upload(app, barber, await drawn(), 'portrait');
    const used = await upload(app, barber, await drawn());
    await app.as(barber).createListing({ body: { ...offer, pictures: [used.id] } });
    const { id, version } = await app.as(barber).createListing({ body: offer });
    await assertUnchanged(app, async () => {
      const code = async (pictures: string[]) =>
        (await app.as(barber).refused.createListing({ body: { ...offer, pictures } })).code;
      for (const other of [foreign.id, portrait.id, used.id, 'fil_00000000000000000000'])
        assert.equal(await code([mine.id, other]), 'picture_refused');
      assert.equal(await code([mine.id, mine.id]), 'invalid');
      assert.equal(await code(Array.from({ length: 10 }, (_, at) => `fil_${at}`)), 'invalid');
      const edit = async (of: number, pictures: string[]) =>
        (
          await app.as(barber).refused.updateListing({
            params: { id },
            headers: { 'If-Match': `"${of}"` },
            body: { kind: 'service', pictures },
          })
        ).code;
      assert.equal(await edit(version, [foreign.id]), 'picture_refused');
      assert.equal(await edit(version + 1, [mine.id]), 'stale_version', 'and the picture is not kept for it');
    });
  });

  it('answer a repeated key with the same listing', async () => {
    const pictures = idsOf(await three());
    const request = { headers: { 'Idempotency-Key': 'with-pictures-1' }, body: { ...offer, pictures } };
    const made = await app.as(barber).createListing(request);
    assert.deepEqual(await app.as(barber).createListing(request), made);
    // and so where the server fell between the write and the answer
    await app.connection.collection('keys').deleteMany({});
    const again = await app.as(barber).createListing(request);
    assert.deepEqual([again.id, idsOf(again.pictures)], [made.id, pictures]);
  });

  it('of listings and artisans that are older than pictures are none', async () => {
    const id = await live([]);
    await app.as(near.approver).approveListing(id);
    await app.settle();
    const documents = (name: string) => app.connection.collection<{ _id: string }>(name);
    await documents('listings').updateOne({ _id: id }, { $unset: { pictures: '' } });
    await documents('cards').updateOne({ _id: id }, { $unset: { picture: '' } });
    await documents('artisans').updateMany({}, { $unset: { portrait: '' } });
    const detail = await app.as(null).getShelfListing({ params: { id }, query: { place: near.place } });
    assert.deepEqual([detail.pictures, detail.picture, detail.portrait], [[], null, null]);
    const { items } = await app.as(null).getShelf({ query: { place: near.place, limit: 50 } });
    assert.equal(items.find((card) => card.id === id)?.picture, null);
    assert.deepEqual((await app.as(barber).getListing(id)).pictures, []);
    assert.equal((await app.as(barber).getMyArtisan()).portrait, null);
    const { version } = await app.as(barber).getListing(id);
    const picture = await upload(app, barber, await drawn());
    const changed = await app.as(barber).updateListing({
      params: { id },
      headers: { 'If-Match': `"${version}"` },
      body: { kind: 'service', pictures: [picture.id] },
    });
    assert.deepEqual(changed.revision?.offer.pictures, [picture]);
  });

  it('of the artisan stand by their introduction, one at a time', async () => {
    const revise = async (portrait: string | null) => {
      const { version } = await app.as(barber).getMyArtisan();
      return app.as(barber).updateMyArtisan({ headers: { 'If-Match': `"${version}"` }, body: { portrait } });
    };
    const first = await upload(app, barber, await drawn(), 'portrait');
    const second = await upload(app, barber, await drawn(), 'portrait');
    assert.deepEqual((await revise(first.id)).portrait, first);
    assert.deepEqual((await revise(second.id)).portrait, second);
    assert.deepEqual([await status(null, first.id), await status(null, second.id)], [404, 200]);
    const query = { place: near.place };
    const detail = await app.as(null).getShelfListing({ params: { id: near.haircut }, query });
    assert.deepEqual(detail.portrait, second);
    const { id: staffId } = await app.as(barber).getMyArtisan();
    assert.deepEqual((await app.as(near.checker).getArtisan(staffId)).portrait, second);
    const listing = await upload(app, barber, await drawn());
    const { version } = await app.as(barber).getMyArtisan();
    await assertUnchanged(app, async () => {
      const code = async (of: number, portrait: string) =>
        (
          await app
            .as(barber)
            .refused.updateMyArtisan({ headers: { 'If-Match': `"${of}"` }, body: { portrait } })
        ).code;
      assert.equal(await code(version, listing.id), 'picture_refused');
      assert.equal(await code(version + 1, second.id), 'stale_version');
    });
    assert.equal((await revise(null)).portrait, null);
    assert.equal(await status(null, second.id), 404);
  });
});
