import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { kindNames, kindsImportedIn, pageFiles, saidIn } from './kind.names.ts';

describe('the styles of the pages', () => {
  const unscoped = (text: string) => /<style(?![^>]*\bscoped\b)[^>]*>/.test(text);
  it('hold for their own page alone', () => {
    const styled = pageFiles(true).filter((path) => readFileSync(path, 'utf8').includes('<style'));
    assert.ok(styled.length > 20, `only ${styled.length} files`);
    assert.deepEqual(
      styled.filter((path) => unscoped(readFileSync(path, 'utf8'))),
      [],
    );
    assert.deepEqual(
      [unscoped('<style>'), unscoped('<style lang="css">'), unscoped('<style scoped>')],
      [true, true, false],
    );
  });
});

describe('the pages beside those of the kinds', () => {
  it('were all read, with what the contract says of a kind alone', () => {
    assert.ok(pageFiles().length > 90, `only ${pageFiles().length} files`);
    const { fields, words, states } = kindNames();
    for (const [names, one] of [
      [fields, 'balanceFen'],
      [fields, 'instant'],
      [words, 'service'],
      [words, 'at_shop'],
      [states, 'underway'],
    ] as const)
      assert.ok(names.includes(one), `${one} is not watched for`);
    assert.ok(!fields.includes('title') && !states.includes('submitted'));
  });

  it('name no kind, no field of one and no state of one', () => {
    const names = kindNames();
    const said = pageFiles().flatMap((path) =>
      saidIn(readFileSync(path, 'utf8'), names).map((name) => `${path} ${name}`),
    );
    assert.deepEqual(said, []);
  });

  it('import no kind but through the registry', () => {
    const imported = pageFiles().flatMap((path) =>
      kindsImportedIn(readFileSync(path, 'utf8')).map((kind) => `${path} ${kind}`),
    );
    assert.deepEqual(imported, []);
  });

  it('would be found out', () => {
    const names = kindNames();
    const planted: [string, string][] = [
      ["if (order.kind === 'service') show();", 'service'],
      ['{{ t.listing.lasts(data.bufferBeforeMinutes) }}', 'bufferBeforeMinutes'],
      ["const over = ['lapsed', 'declined'];", 'declined'],
      ['const stages = { underway: 2 };', 'underway'],
      ['const { balanceFen: fen } = order;', 'balanceFen'],
    ];
    for (const [text, name] of planted) assert.ok(saidIn(text, names).includes(name), `${name} in ${text}`);
    assert.deepEqual(saidIn('draft.done(); order.title', names), []);
    assert.deepEqual(kindsImportedIn("import { a } from '../orders/kinds/service/order.ts';"), [
      'service/order.ts',
    ]);
    assert.deepEqual(kindsImportedIn("import { kinds } from './kinds/index.ts';"), []);
  });
});
