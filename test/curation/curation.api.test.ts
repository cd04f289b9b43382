import assert from 'node:assert/strict';
import { someone } from '../contract/actors.ts';
import type { Someone } from '../support/app.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { assertUnchanged } from '../support/trace.ts';

const top = '510115';
const reason = '居民代表会议定的';

describe('The tree of what is offered, changed at a desk', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let admin: Someone;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    admin = await someone(app, '周管理', [{ role: 'admin', grid: top }]);
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  const categories = () => app.application.features.categories;
  const treeOf = (scope: string) => app.as(admin).getCategoryTree({ params: { scope } });
  const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });
  async function change(scope: string, code: string, said: object, version?: number) {
    const of = version ?? (await treeOf(scope)).version;
    const call = { params: { scope, code }, headers: ifMatch(of), body: { said, reason } };
    return app.as(admin).changeCategory(call);
  }
  const shown = async (code: string) =>
    (await app.as(null).listCategories({ query: { place: near.place } })).items.find(
      (one) => one.code === code,
    );
  const history = async (scope: string) =>
    (await app.as(admin).listCategoryChanges({ params: { scope } })).items;

  it('shows beforehand what follows, and writes nothing by that', async () => {
    const said = { tierMinutes: 5 as const, lowfeeCapFen: 100 };
    const before = await treeOf(top);
    await assertUnchanged(app, async () => {
      const seen = await app
        .as(admin)
        .previewCategory({ params: { scope: top, code: 'haircut' }, body: { said } });
      assert.equal(seen.version, before.version);
      assert.deepEqual(
        seen.changes.map(({ code, what, fields }) => [code, what, fields.map(({ field }) => field)]),
        [['haircut', 'changed', ['tierMinutes', 'lowfeeCapFen']]],
      );
      const plan = await categories().plan(
        { format: 'daren-categories/1', categories: [{ code: 'haircut', ...said }] },
        top,
      );
      const counted = await app.application.features.catalogue.previewCategories(plan);
      assert.deepEqual(seen.effects, counted);
      assert.ok(
        counted.some(({ lost }) => lost.listings > 0 && lost.residents > 0),
        'it is felt',
      );
    });
  });

  it('holds for everybody, says who and why, and is taken back by what the history says', async () => {
    const before = await shown('haircut');
    assert.ok(before);
    const aliases = [...before.aliases, '剪刘海'];
    const answer = await change(top, 'haircut', { aliases, lowfeeCapFen: 1234 });
    assert.deepEqual(answer.own, ['haircut']);
    assert.equal((await shown('haircut'))?.lowfeeCapFen, 1234);
    assert.deepEqual((await categories().exported(top)).categories, [
      { code: 'haircut', aliases, lowfeeCapFen: 1234 },
    ]);
    const [made] = await history(top);
    assert.deepEqual(
      [made?.byName, made?.as, made?.reason, made?.version, made?.count],
      ['周管理', 'admin', reason, answer.version, 1],
    );
    const { items } = await app.as(admin).listAudit({ query: { action: 'categories.change' } });
    assert.deepEqual([items[0]?.target, items[0]?.reason], [{ kind: 'categories', id: top }, reason]);

    const fields = made?.changes[0]?.fields ?? [];
    await change(top, 'haircut', Object.fromEntries(fields.map(({ field, before: was }) => [field, was])));
    assert.deepEqual(await shown('haircut'), before);
    assert.deepEqual((await treeOf(top)).own, []);
    assert.deepEqual((await categories().exported(top)).categories, [{ code: 'haircut' }]);
    assert.equal((await history(top)).length, 2);
    const { items: first, next } = await app
      .as(admin)
      .listCategoryChanges({ params: { scope: top }, query: { limit: 1 } });
    const rest = await app
      .as(admin)
      .listCategoryChanges({ params: { scope: top }, query: { cursor: next ?? '' } });
    assert.deepEqual([...first, ...rest.items], await history(top));
  });

  it('takes in a new leaf, which is offered at once, and retires it again', async () => {
    const said = {
      ...{
        parent: (await shown('haircut'))?.parent ?? null,
        name: '修刘海',
        group: 'quality',
        tierMinutes: 8,
      },
      ...{ lowfeeCapFen: 500, aliases: [], objects: [], papers: [] },
    };
    await change('common', 'fringe_cut', said);
    assert.equal(categories().seekOffered('fringe_cut', near.place)?.name, '修刘海');
    assert.equal((await history('common'))[0]?.changes[0]?.what, 'added');
    await change('common', 'fringe_cut', { retired: true });
    assert.equal(categories().seekOffered('fringe_cut', near.place), null);
    assert.equal((await history('common'))[0]?.changes[0]?.what, 'retired');
  });

  it('refuses, each fault at its field, and leaves no trace', async () => {
    const { version } = await treeOf(top);
    const call = (code: string, said: object, headers: Record<string, string> = ifMatch(version)) => ({
      ...{ params: { scope: top, code }, headers, body: { said, reason } },
    });
    const refused = app.as(admin).refused;
    await assertUnchanged(app, async () => {
      const faults = await refused.changeCategory(call('haircut', { tierMinutes: null, name: '足浴修脚' }));
      assert.deepEqual([faults.status, faults.code], [422, 'category_refused']);
      assert.deepEqual(
        faults.errors?.map(({ path }) => path),
        ['/body/said/tierMinutes'],
      );
      const lacking = await refused.previewCategory({
        params: { scope: top, code: 'brand_new' },
        body: { said: {} },
      });
      assert.equal(lacking.code, 'category_refused');
      assert.equal(
        (await refused.changeCategory(call('haircut', { tierMinutes: 5 }, {}))).code,
        'version_required',
      );
      const stale = await refused.changeCategory(call('haircut', { tierMinutes: 5 }, ifMatch(version - 1)));
      assert.equal(stale.code, 'stale_version');
      for (const scope of ['510116', 'nowhere', near.place]) {
        const params = { scope, code: 'haircut' };
        assert.equal((await refused.getCategoryTree({ params })).code, 'grid_missing', scope);
        assert.equal((await refused.listCategoryChanges({ params })).code, 'grid_missing', scope);
        assert.equal((await refused.previewCategory({ params, body: { said: {} } })).code, 'grid_missing');
        const body = { said: {}, reason };
        const foreign = await refused.changeCategory({ params, headers: ifMatch(version), body });
        assert.equal(foreign.code, 'grid_missing');
      }
      assert.equal(
        (await app.as(near.checker).refused.getCategoryTree({ params: { scope: top } })).code,
        'forbidden',
      );
      // what is in force already is no change
      const same = { tierMinutes: (await shown('haircut'))?.tierMinutes };
      assert.equal((await app.as(admin).changeCategory(call('haircut', same))).version, version);
    });
  });

  it('lets one of two changes from the same version through', async () => {
    const { version } = await treeOf('common');
    const tries = [5, 8, 10].map((tierMinutes) =>
      app.as(admin).raw.changeCategory({
        params: { scope: 'common', code: 'haircut' },
        headers: ifMatch(version),
        body: { said: { tierMinutes, lowfeeCapFen: 100 + tierMinutes }, reason },
      }),
    );
    const answers = (await Promise.all(tries)).map(({ status }) => status).sort();
    assert.deepEqual(answers, [200, 412, 412]);
    assert.equal((await treeOf('common')).version, version + 1);
    assert.equal((await history('common')).filter((one) => one.version === version + 1).length, 1);
  });
});
