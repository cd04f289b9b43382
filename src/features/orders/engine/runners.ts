import type { Clock } from '../../../kernel/clock.ts';
import type { Log } from '../../../kernel/log.ts';
import type { ProcessTable } from '../../../kernel/process.ts';
import { Runner } from '../../../kernel/runner.ts';
import type { OrderKind } from './kind.ts';
import { staffRoles } from './order.access.ts';
import { withPictures } from './order.pictures.ts';
import type { OrderStore } from './order.store.ts';
import type { Order, OrderTypes } from './order.ts';

type OrderRunner = Runner<OrderTypes>;

export interface KindRunner {
  kind: OrderKind;
  runner: OrderRunner;
}
export interface OrderRunnersDeps {
  store: OrderStore;
  clock: Clock;
  log: Log;
}

/** Staff and supervisors see to the orders of their grids, in every kind. */
const held: NonNullable<ProcessTable<OrderTypes>['held']> = {
  by: { staff: staffRoles },
  over: ({ gridPath }) => gridPath,
};

/** Each kind with the runner of its table. */
export class OrderRunners {
  readonly all: readonly KindRunner[];
  readonly #byKind: ReadonlyMap<string, KindRunner>;

  constructor(kinds: readonly OrderKind[], { store, clock, log }: OrderRunnersDeps) {
    this.all = kinds.map((kind) => ({
      kind,
      runner: new Runner({ ...withPictures(kind), held }, { store: store.ofKind(kind.kind), clock, log }),
    }));
    this.#byKind = new Map(this.all.map((each) => [each.kind.kind, each]));
    if (this.#byKind.size !== kinds.length) throw new Error('two kinds of order have one name');
  }

  /** The kind of an order that stands; there is none without its kind. */
  of(order: Pick<Order, 'kind'>): KindRunner {
    const found = this.#byKind.get(order.kind);
    if (!found) throw new Error(`no kind of order is called ${order.kind}`);
    return found;
  }
}
