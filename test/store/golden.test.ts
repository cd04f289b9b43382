import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listed, recordedIn } from '../support/dialect-record.ts';
import { answerOf, goldenCases } from './golden/answer.ts';
import {
  type Client,
  connect,
  type RunningStore,
  realUri,
  removeFolder,
  scratchFolder,
  startStore,
} from './support.ts';

const expected = JSON.parse(
  readFileSync(new URL('./golden/expected.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

function compareAll(client: () => Client): void {
  for (const golden of goldenCases) {
    it(golden.name, async () => {
      assert.ok(golden.name in expected, 'no answer of a real server was recorded');
      assert.deepEqual(await answerOf(client(), golden), expected[golden.name]);
    });
  }
}

describe('the golden cases on the embedded store', () => {
  const folder = scratchFolder();
  const record = join(folder, 'asked.tsv');
  let store: RunningStore;
  let client: Client;

  before(async () => {
    store = await startStore(join(folder, 'data'), { env: { STORE_RECORD: record } });
    client = await connect(store.uri);
  });
  after(async () => {
    await client.close();
    await store.stop();
    removeFolder(folder);
  });

  it('have names of their own', () => {
    assert.equal(new Set(goldenCases.map(({ name }) => name)).size, goldenCases.length);
    assert.deepEqual(Object.keys(expected).sort(), goldenCases.map(({ name }) => name).sort());
  });

  compareAll(() => client);

  it('leave nothing of the dialect out', () => {
    const asked = new Set(recordedIn(record));
    assert.deepEqual(
      listed.filter((entry) => !asked.has(entry)),
      [],
    );
  });
});

if (realUri !== undefined) {
  describe('the golden cases on a real MongoDB', () => {
    let client: Client;
    before(async () => {
      client = await connect(realUri!);
    });
    after(() => client.close());
    compareAll(() => client);
  });
}
