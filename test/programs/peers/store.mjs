// Owns its folder as the real store does: by a socket that dies with the process.
import { mkdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { endWithStdin, note, ready } from './peer.mjs';

const data = process.argv[process.argv.indexOf('--data') + 1];
mkdirSync(data, { recursive: true });
const path = join(data, 'x.sock');

const owner = await new Promise((resolve) => {
  const other = connect(path, () => resolve(other)).once('error', () => resolve(null));
});
if (owner !== null) {
  owner.destroy();
  console.error('The folder is in use.');
  process.exit(3);
}
rmSync(path, { force: true });
createServer(() => {}).listen(path, () => {
  note(`store started ${process.pid}`);
  ready({ uri: `mongodb://${encodeURIComponent(path)}/?directConnection=true` });
});
endWithStdin('store');
