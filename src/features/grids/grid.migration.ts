import type mongoose from 'mongoose';

interface Hung {
  grid?: string | null;
  gridPath?: string[];
}
const collections = ['artisans', 'listings', 'cards', 'review_windows'];

async function pathsInForce(connection: mongoose.Connection): Promise<(code: string) => Promise<string[]>> {
  const ground = await connection
    .collection<{ _id: string; version: string }>('ground')
    .findOne({ _id: 'current' });
  const grids = connection.collection<{ _id: string; path: string[] }>('grids');
  // what hangs on a grid that is not there any more lies in nothing but that
  return async (code) => (await grids.findOne({ _id: `${ground?.version}:${code}` }))?.path ?? [code];
}

/** What hangs on a grid says itself where that lies; before, it was asked of how the codes began. */
export const documentsKnowTheirPath = {
  number: 6,
  name: 'documents know the path of their grid',
  async run(connection: mongoose.Connection): Promise<void> {
    const pathOf = await pathsInForce(connection);
    for (const name of collections) {
      const documents = connection.collection<Hung>(name);
      for (;;) {
        const next = await documents.findOne({ gridPath: { $exists: false } });
        if (!next) break;
        const { grid = null } = next;
        const gridPath = grid === null ? [] : await pathOf(grid);
        await documents.updateMany({ grid, gridPath: { $exists: false } }, { $set: { gridPath } });
      }
    }
  },
};

/** What an import found lies under its version; before, it lay in the document that every server reads every second. */
export const reportsLieApart = {
  number: 11,
  name: 'reports of imports lie apart',
  async run(connection: mongoose.Connection): Promise<void> {
    const ground = connection.collection<{ _id: string; version: string; importedAt: Date; report?: object }>(
      'ground',
    );
    const current = await ground.findOne({ _id: 'current' });
    if (!current?.report) return;
    const { version, importedAt, report } = current;
    await ground.updateOne({ _id: version }, { $set: { version, importedAt, report } }, { upsert: true });
    await ground.updateOne({ _id: 'current' }, { $unset: { report: '' } });
  },
};
