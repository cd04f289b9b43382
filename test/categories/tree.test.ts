import assert from 'node:assert/strict';
import { seedEntries } from '../../src/features/categories/category.seed.ts';
import { CategorySnapshot } from '../../src/features/categories/category.ts';

const snapshot = new CategorySnapshot(1, new Map([['common', seedEntries()]]));
const { all } = snapshot.common;
const leaves = all.filter(({ parent }) => parent !== null);
const countOf = (kind: string) => leaves.filter(({ kinds }) => kinds.includes(kind)).length;

describe('the categories a new installation begins with', () => {
  it('are a tree of branches and complete leaves, each code and name once', () => {
    const codes = new Set(all.map(({ code }) => code));
    assert.equal(all.length, seedEntries().length);
    assert.equal(codes.size, all.length);
    assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
    assert.ok(leaves.length >= 30);
    for (const leaf of leaves) {
      assert.ok(codes.has(leaf.parent ?? ''));
      assert.ok(snapshot.common.seekLeaf(leaf.code)?.tierMinutes, leaf.code);
      assert.ok(leaf.group && leaf.lowfeeCapFen !== null && leaf.kinds.length > 0, leaf.code);
      assert.ok(leaf.aliases.length + leaf.objects.length > 0, `${leaf.code} is found by another word`);
    }
    for (const { code } of all.filter(({ parent }) => parent === null)) {
      assert.equal(snapshot.common.seekLeaf(code), null);
      assert.ok(snapshot.common.leavesOf(code).length > 0);
    }
  });

  it('are enough for the services, goods and tools of a district', () => {
    assert.ok(countOf('service') >= 110, `${countOf('service')} services`);
    assert.ok(countOf('good') >= 130, `${countOf('good')} goods`);
    for (const kind of ['loan', 'pickup', 'activity', 'room']) assert.ok(countOf(kind) >= 10, kind);
  });

  it('hold every code that stood in the program before, as it was', () => {
    const before = {
      haircut: 8,
      hair_colouring: 8,
      manicure: 10,
      appliance_repair: 15,
      furniture_repair: 15,
      electric_work: 15,
      plumbing: 15,
      locksmith: 15,
      knife_grinding: 10,
      shoe_repair: 10,
      bike_repair: 10,
      phone_repair: 15,
      cleaning: 15,
      window_cleaning: 15,
      hood_cleaning: 15,
      home_cooking: 15,
      carrying: 15,
      mending: 8,
      tailoring: 8,
      laundry: 8,
      companion: 10,
      hospital_escort: 15,
      nursing: 15,
      health_check: 10,
      massage: 10,
      moxibustion: 10,
      child_minding: 10,
      phone_lessons: 10,
      painting: 15,
      singing: 15,
      instruments: 15,
      dancing: 15,
      handicraft: 10,
      baking_lessons: 10,
      yoga: 15,
      tai_chi: 15,
      fitness: 15,
      plant_doctor: 10,
      flower_arranging: 15,
      pet_minding: 10,
      pet_grooming: 10,
      photo_printing: 8,
      photography: 15,
      form_filling: 10,
    };
    for (const [code, tier] of Object.entries(before))
      assert.equal(snapshot.common.findLeaf(code).tierMinutes, tier, code);
    const withPapers = leaves.filter(({ code, papers }) => code in before && papers.length > 0);
    assert.deepEqual(
      withPapers.map(({ code }) => code),
      ['electric_work', 'locksmith', 'nursing', 'health_check', 'massage', 'moxibustion', 'child_minding'],
    );
  });

  it('know the barber by every name', () => {
    const leaf = snapshot.common.seekLeaf('haircut');
    assert.equal(leaf?.name, '理发');
    assert.equal(leaf?.tierMinutes, 8);
    for (const name of ['剪头发', '剃头', '美发', '修面']) assert.ok(leaf?.aliases.includes(name), name);
  });
});
