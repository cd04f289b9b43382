import { type Actor, personOf } from '../../../kernel/actor.ts';
import type { AuditPort } from '../../../kernel/audit.ts';
import { asRole } from '../../../kernel/audit.ts';
import { newId } from '../../../kernel/ids.ts';
import { type Cell, type SheetHead, workbook } from '../../../kernel/sheet.ts';
import type { Grids } from '../../grids/index.ts';
import { maskPhone, type People } from '../../people/index.ts';
import { deskRoles } from './order.access.ts';
import type { DeskQuery, OrderLists } from './order.lists.ts';
import type { Order } from './order.ts';

/** What the file says beside what stands in the orders. */
interface SheetWords extends SheetHead {
  /** `{most}` rows are given, more are left. */
  more: string;
  kinds: Readonly<Record<string, string>>;
  states: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
export interface OrderSheetDeps {
  lists: Pick<OrderLists, 'portions'>;
  audit: AuditPort;
  grids: Pick<Grids, 'seek'>;
  people: Pick<People, 'namesOf'>;
  words: SheetWords;
}

/** How many rows leave in one file. */
const mostExported = 50_000;

/** Of a name the first character: enough to tell neighbours apart, too little to know them. */
const maskName = (name: string): string => {
  const [first] = name;
  return first === undefined ? '' : `${first}**`;
};

/** What staff have filtered, as a file for spreadsheets. */
export class OrderSheets {
  readonly #deps: OrderSheetDeps;

  constructor(deps: OrderSheetDeps) {
    this.#deps = deps;
  }

  /** That it was exported is on the trail before the first byte is given. Throws `list_not_yours`. */
  async export(actor: Actor, query: DeskQuery, most = mostExported): Promise<AsyncGenerator<Uint8Array>> {
    const portions = await this.#deps.lists.portions(actor, query, most + 1);
    const grids = actor.roles.filter(({ role }) => deskRoles.includes(role));
    // in which order it stands tells nobody what left
    const { order: _order, ...said } = query;
    await this.#deps.audit.record({
      key: newId('export'),
      actorId: personOf(actor),
      ...asRole(grids[0]),
      action: 'order.export',
      target: { kind: 'order', id: 'export' },
      gridPath: query.grid ? [query.grid] : [...new Set(grids.map(({ grid }) => grid))],
      after: said,
    });
    return workbook({ head: this.#deps.words, portions: this.#rows(portions, most) });
  }

  async *#rows(portions: AsyncIterable<Order[]>, most: number): AsyncGenerator<Cell[][]> {
    const { people, words } = this.#deps;
    let left = most;
    for await (const orders of portions) {
      const names = await people.namesOf(orders.map(({ residentId }) => residentId));
      const shown = orders.slice(0, left);
      yield await Promise.all(shown.map((order) => this.#rowOf(order, names.get(order.residentId) ?? '')));
      if (orders.length > left) yield [[words.more.replace('{most}', String(most))]];
      left -= shown.length;
    }
  }

  async #rowOf(order: Order, name: string): Promise<Cell[]> {
    const { words, grids } = this.#deps;
    const { number, kind, title, state, contact, providerName, grid, startAt, bookedAt } = order;
    return [
      number,
      words.kinds[kind] ?? kind,
      title,
      words.states[kind]?.[state] ?? state,
      maskName(name),
      contact.phone && maskPhone(contact.phone),
      providerName,
      (await grids.seek(grid))?.name ?? grid,
      startAt,
      { fen: order.advanceFen },
      { fen: order.refundFen },
      bookedAt,
    ];
  }
}
