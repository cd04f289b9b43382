import { circle, ink, line, oval, rect, ring, shape } from './shapes.ts';

interface Face {
  behind: string;
  skin: string;
  hair: string;
  clothes: string;
  apron?: string;
  cut: 'short' | 'cap' | 'bun' | 'thin';
  glasses?: boolean;
  moustache?: boolean;
}
export const side = 720;

/** Behind the head, and over it. */
const cuts: Readonly<Record<Face['cut'], (hair: string) => { behind: string; over: string }>> = {
  short: (hair) => ({
    behind: '',
    over: shape(
      'M236 300 C226 170 300 120 366 124 C450 128 498 190 484 302 C470 260 452 236 420 226 C360 246 290 240 262 238 C248 256 240 276 236 300Z',
      hair,
    ),
  }),
  cap: (hair) => ({
    behind: '',
    over:
      shape('M226 236 C236 140 300 104 362 104 C432 104 490 146 496 236Z', hair) +
      shape('M226 228 H560 C560 252 540 262 500 262 H226Z', ink),
  }),
  bun: (hair) => ({
    behind: circle(360, 104, 62, hair) + oval(360, 270, 148, 160, hair),
    over: shape(
      'M228 300 C222 190 290 138 360 138 C430 138 500 190 492 300 C470 250 430 216 360 206 C290 216 250 250 228 300Z',
      hair,
    ),
  }),
  thin: (hair) => ({
    behind: '',
    over:
      shape('M232 320 C214 250 228 214 252 202 C250 240 248 270 250 316Z', hair) +
      shape('M488 320 C506 250 492 214 468 202 C470 240 472 270 470 316Z', hair),
  }),
};

/** Somebody from the shoulders up. */
function face({ behind, skin, hair, clothes, apron, cut, glasses, moustache }: Face): string {
  const head = cuts[cut](hair);
  const lenses = ring(306, 316, 38, ink, 8) + ring(414, 316, 38, ink, 8) + line('M344 312 H376', ink, 8);
  const brow = cut === 'thin' ? hair : ink;
  return [
    rect(0, 0, side, side, behind),
    head.behind,
    shape('M110 720 C110 560 220 500 360 500 C500 500 610 560 610 720Z', clothes),
    apron
      ? shape('M236 720 V590 H484 V720Z', apron) +
        line('M250 592 L286 512', apron, 16) +
        line('M470 592 L434 512', apron, 16)
      : '',
    shape('M304 430 H416 V510 C400 548 320 548 304 510Z', skin),
    shape('M304 452 C330 486 390 486 416 452 V470 C396 506 324 506 304 470Z', '#00000018'),
    circle(236, 322, 26, skin),
    circle(484, 322, 26, skin),
    oval(360, 310, 124, 152, skin),
    head.over,
    line('M284 274 C296 266 316 266 328 274', brow, 9),
    line('M392 274 C404 266 424 266 436 274', brow, 9),
    circle(306, 316, 11, ink),
    circle(414, 316, 11, ink),
    circle(280, 366, 22, '#e2725b40'),
    circle(440, 366, 22, '#e2725b40'),
    line('M360 330 C352 350 350 360 362 364', '#00000030', 7),
    moustache ? shape('M306 388 C330 366 390 366 414 388 C390 396 330 396 306 388Z', ink) : '',
    line('M316 398 C336 424 384 424 404 398', '#a3473f', 9),
    glasses ? lenses : '',
  ].join('');
}

const walls = ['#dfe9e4', '#d9e6ee', '#f6e3dc', '#e3e0d4', '#f0d9b5', '#e4dcec', '#dcebd3'];
const skins = ['#f0c9a4', '#e2b48a', '#f3d0b0', '#e8bd96', '#e9c09a'];
const hairs = ['#2b2b2f', '#4a4a52', '#39322d', '#b9bcbd', '#5a4032'];
const clothes = ['#5d7fa3', '#a3506b', '#6d7f5c', '#b3763f', '#4f6d7a', '#7b5b8c', '#3f7f73'];
/** A neighbour whose looks follow from a number; no two of less than 35 are alike. */
const neighbour = (nth: number, isWoman: boolean): string =>
  face({
    behind: walls[nth % 7] ?? '',
    skin: skins[nth % 5] ?? '',
    hair: hairs[(nth + 2) % 5] ?? '',
    clothes: clothes[(nth * 3) % 7] ?? '',
    cut: isWoman ? 'bun' : nth % 4 === 1 ? 'cap' : 'short',
    glasses: nth % 3 === 0,
    moustache: !isWoman && nth % 4 === 2,
    ...(nth % 4 === 3 ? { apron: '#2f6f73' } : {}),
  });
const women = new Set([41, 44, 45, 48, 50, 51, 53, 56, 57, 59]);
const neighbours = Object.fromEntries(
  Array.from({ length: 20 }, (_, at) => 41 + at).map((number) => [
    `portrait-${number}`,
    () => neighbour(number, women.has(number)),
  ]),
);

/** Every portrait by the name of its file: people of the demo, and nobody who lives. */
export const portraits: Readonly<Record<string, () => string>> = {
  ...neighbours,
  'portrait-zhou': () =>
    face({
      behind: '#dfe9e4',
      skin: '#f0c9a4',
      hair: '#2b2b2f',
      clothes: '#f7f7f4',
      apron: '#2f6f73',
      cut: 'short',
    }),
  'portrait-wu': () =>
    face({
      behind: '#d9e6ee',
      skin: '#e2b48a',
      hair: '#2f6f9f',
      clothes: '#5d7fa3',
      apron: '#3f5f82',
      cut: 'cap',
    }),
  'portrait-he': () =>
    face({
      behind: '#f6e3dc',
      skin: '#f3d0b0',
      hair: '#4a4a52',
      clothes: '#a3506b',
      cut: 'bun',
      glasses: true,
    }),
  'portrait-sun': () =>
    face({
      behind: '#e3e0d4',
      skin: '#e8bd96',
      hair: '#d9dcdd',
      clothes: '#6d7f5c',
      cut: 'thin',
      glasses: true,
    }),
  'portrait-jiang': () =>
    face({
      behind: '#f0d9b5',
      skin: '#e9c09a',
      hair: '#39322d',
      clothes: '#fbf3e4',
      apron: '#9c2f3f',
      cut: 'short',
      moustache: true,
    }),
};
