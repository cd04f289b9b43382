import { inFile } from './mutant.ts';

/** Bills: every line explained by the books, once, and nobody explains a difference alone. */
export const bills = [
  ...inFile(
    'features/bills/bill.books.ts',
    ['bills/bills.api'],
    [
      ['what the provider knows better is asked for', '    await known.heal();\n', ''],
      [
        'a fee is booked once however often it is read',
        'await this.#post(`bill:fee:',
        'await this.#post(String(Date.now()) + `bill:fee:',
      ],
      ['a fee is a cost', '{ account, fen: -fen },', '{ account, fen },'],
      ['the other day’s money is not this day’s', '({ at }) => at < to', '({ at }) => at <= from'],
    ],
  ),
  ...inFile(
    'features/bills/bill.service.ts',
    ['bills/bills.api'],
    [
      ['a day is read when it is over', 'if (!isOver(date, clock.now())) throw billNotReady();', ''],
      ['what differs is found', 'if (bookedFen === flow.fen) return [];', 'return [];'],
      ['what is booked stands on a bill', '!standing.has(`', 'false && standing.has(`'],
      [
        'a bill that comes late explains what was missing',
        "open.kind !== 'not_there' && ",
        "open.kind === 'not_there' && ",
      ],
      [
        'own money is booked as explained',
        "row.data.booking === 'own' && fen !== 0",
        "row.data.booking === 'own' && fen === 0",
      ],
    ],
  ),
  ...inFile(
    'features/bills/bill.service.ts',
    ['contract/access'],
    [
      [
        'bills are read by who keeps the books',
        'if (!readsBills(actor, await this.#deps.topGrids())) throw forbidden();',
        '',
        'listBills|listFindings',
      ],
      [
        'differences are explained by who keeps the books',
        'if (!decidesBills(actor, await this.#deps.topGrids())) throw forbidden();\n    return',
        'return',
        'proposeFinding|confirmFinding',
      ],
    ],
  ),
  ...inFile(
    'features/bills/bill.ts',
    ['bills/bill.csv'],
    [
      [
        'both bills are held against each other',
        'ofTrades.get(id) !== ofFlows.get(id)',
        'ofTrades.get(id) !== ofTrades.get(id)',
      ],
    ],
  ),
  ...inFile(
    'features/bills/finding.process.ts',
    ['bills/bills.api'],
    [['a second person confirms it', "by: ['confirmer'],", "by: ['accountant'],"]],
  ),
];
