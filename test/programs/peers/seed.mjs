import { note } from './peer.mjs';

note(`seed ${process.argv.slice(2).join(' ')}`);
if (process.env.TEST_SEED_FAILS === '1') {
  console.error('The demo neighbourhood has no barber.');
  process.exit(1);
}
console.log('loading 1/1');
