import { community } from '../../seeds/demo/cast.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { TestApp } from './app.ts';

/** Puts money into the fund of the community, as an ended order does. */
export async function giveFund({ application }: TestApp, fen: number, of = community): Promise<void> {
  const [id, at] = [newId('ord'), application.clock.now()];
  const lines = [
    { account: `fund:${of}`, fen: -fen },
    { account: 'own:operator', fen },
  ];
  const { features } = application;
  await features.ledger.post({
    ...{ _id: `order:${id}:9`, at, lines, why: 'order.settle', source: id },
    gridPath: [...features.grids.pathOf(of)],
  });
}
