import { inFile } from './mutant.ts';

/** What the memory remembers of places and words, and pages that WeChat knows for ours. */
export const shelf = [
  ...inFile(
    'features/shelf/card.memory.ts',
    ['supply/card.visible', 'supply/card.memory'],
    [
      [
        'other words are another card',
        '[grid, reachMetres, category, searchTitle.text, searchProvider?.text, searchText]',
        '[grid, reachMetres, category]',
      ],
      [
        'another reach is another card',
        '[grid, reachMetres, category, searchTitle.text,',
        '[grid, category, searchTitle.text,',
      ],
      [
        'what has come is seen where somebody looked before',
        "    this.#visible.changed(card.grid ?? '');\n",
        '',
      ],
      ['what has gone leaves its slot', '    this.#bySlot[slot] = undefined;\n', ''],
      ['slots that are given anew are ranked anew', '    this.#ranks.forget();\n', ''],
      ['an older look overwrites nothing', 'if (card.rev <= this.revOf(card._id)) return;', ''],
    ],
  ),
  ...inFile(
    'features/shelf/card.visible.ts',
    ['supply/card.visible'],
    [
      ['who was away too long looks anew', 'if (changes < this.#forgotten) return false;', ''],
      ['a card is visible within its reach', 'if (walk > reachMetres) continue;', ''],
    ],
  ),
  ...inFile(
    'features/wechat/script.service.ts',
    ['wechat/script'],
    [
      [
        'a page of somebody else is not signed',
        'if (!URL.canParse(url) || new URL(url).origin !== new URL(origin).origin) throw wechatPageForeign();',
        '',
      ],
      ['the page is part of what is signed', '{timestamp}&url=', '{timestamp}&at='],
      ['a ticket is renewed before it ends', 'after(expiresAt, -before)', 'after(expiresAt, before)'],
      [
        'one server alone asks WeChat',
        'if (await store.claimTicket(tickets.appid, now, after(now, claimLasts))) return this.#fetch(tickets);',
        'await store.claimTicket(tickets.appid, now, after(now, claimLasts)); return this.#fetch(tickets);',
      ],
      [
        'a page that was refused is asked for at most once a minute',
        'after(fetchedAt ?? started, youngest)',
        'started',
      ],
      [
        'who failed lets the next one ask',
        '      await store.releaseTicket(tickets.appid, clock.real());\n',
        '',
      ],
    ],
  ),
  ...inFile(
    'features/grids/grid.routes.ts',
    ['api/grids.api'],
    [
      [
        'the datum of a phone in China is turned',
        "body.datum === 'gcj02' ? fromGcj02(point) : point",
        'point',
      ],
    ],
  ),
  ...inFile(
    'features/grids/grid.near.ts',
    ['api/grids.api'],
    [
      ['nobody is offered what is far away', '      .filter(({ metres }) => metres <= withinMetres)\n', ''],
      ['degrees of longitude are shorter', ' * Math.cos(((latA + latB) / 2) * radians)', ''],
    ],
  ),
];
