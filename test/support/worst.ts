/** What makes comparing and judging work hardest, within what the contract allows of a title, a question and a text. */
const titleSigns = 30;
const questionSigns = 40;
const textSigns = 1000;

const filled = (unit: string, length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Sounds of one letter, of a doubled initial, of many readings, and runs of letters: each branches somewhere. */
export const worstSearches = [
  ['啊', 'a'],
  ['是', 's'],
  ['是', 'sh'],
  ['重', 'zhong'],
  ['a啊', 'a'],
  ['ab啊', 'ab'],
].flatMap(([title = '', sound = '']) => [
  { title: filled(title, titleSigns), q: `${filled(sound, 21)}q` },
  { title: filled(title, titleSigns), q: `${filled(sound, questionSigns - 1)}q` },
  { title: filled(title, titleSigns), q: filled(`${sound} `, questionSigns) },
]);

/** Words that are found everywhere, or nearly, in the longest texts. */
export const worstTexts = [
  ...[
    '赌',
    '赌博',
    '赌 博',
    '防赌博',
    '他妈的',
    '套现',
    '1',
    '13',
    '138 ',
    '一',
    '一三',
    '①',
    'a',
    'wx',
    'w x',
  ],
  ...[
    '.',
    'a.',
    'a.b',
    'http://',
    'www.',
    '@',
    'vx:',
    '微信',
    '加',
    '大麻',
    '髮',
    '㍿',
    'ﷺ',
    '\u0301',
    '👨‍👩‍👧',
  ],
].map((unit) => filled(unit, textSigns).toWellFormed());
