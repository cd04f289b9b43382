import {
  circle,
  gold,
  ink,
  leaf,
  line,
  oval,
  pale,
  placed,
  plant,
  rect,
  red,
  ring,
  room,
  shape,
  steel,
  turned,
  wood,
  woodDark,
} from './shapes.ts';

const table =
  rect(120, 520, 720, 40, wood, 8) + rect(160, 560, 30, 130, woodDark) + rect(770, 560, 30, 130, woodDark);

/** A bucket with suds and a mop. */
const bucket = () =>
  room(
    '#d9ecf0',
    '#c3d3cf',
    line('M650 120 L560 600', wood, 22),
    shape('M500 590 H640 L670 680 H480Z', pale),
    shape('M280 380 H520 L490 660 H310Z', '#3f7fa6'),
    oval(400, 380, 120, 26, '#2c5f7f'),
    line('M286 380 C290 240 510 240 514 380', steel, 14),
    ...[0, 1, 2, 3, 4].map((at) => circle(320 + at * 42, 366 - (at % 2) * 26, 28, '#ffffff')),
  );
/** A spanner and a screwdriver on a board. */
const wrench = () =>
  room(
    '#f1e3c9',
    '#b98b5e',
    rect(160, 120, 640, 420, '#e6d2ab', 18),
    turned(
      35,
      400,
      330,
      rect(372, 220, 56, 260, steel, 20),
      circle(400, 210, 66, steel),
      rect(376, 130, 48, 80, '#e6d2ab'),
    ),
    turned(-32, 600, 330, rect(588, 300, 24, 190, '#93a3ad'), rect(566, 140, 68, 180, red, 24)),
  );
/** A shirt on a hanger. */
const shirt = () =>
  room(
    '#f5e5e4',
    '#d8c2b4',
    line('M480 90 C520 90 520 140 480 150', ink, 10),
    line('M300 250 L480 150 L660 250', ink, 12),
    shape(
      'M330 240 L480 200 L630 240 L760 350 L690 420 L640 380 V640 H320 V380 L270 420 L200 350Z',
      '#5b87b3',
    ),
    shape('M430 214 L480 290 L530 214Z', pale),
    ...[340, 420, 500, 580].map((y) => circle(480, y, 10, pale)),
  );
/** A wheel, and a pump beside it. */
const wheel = () =>
  room(
    '#e2ead8',
    '#b8b29d',
    ring(420, 380, 230, ink, 30),
    ring(420, 380, 200, steel, 10),
    ...[0, 30, 60, 90, 120, 150].map((degrees) =>
      turned(degrees, 420, 380, line('M220 380 H620', '#93a3ad', 5)),
    ),
    circle(420, 380, 36, red),
    rect(730, 240, 44, 380, gold, 12),
    rect(690, 210, 124, 34, ink, 12),
  );
/** A key before a door. */
const key = () =>
  room(
    '#e9dfd2',
    '#a98c70',
    rect(300, 60, 360, 560, '#7a5a44', 12),
    rect(340, 110, 280, 200, '#8d6a51', 8),
    rect(340, 350, 280, 220, '#8d6a51', 8),
    circle(610, 350, 24, gold),
    placed(
      180,
      420,
      1,
      ring(0, 0, 60, gold, 26),
      rect(-14, 60, 28, 190, gold),
      rect(0, 170, 62, 24, gold),
      rect(0, 214, 48, 24, gold),
    ),
  );
/** A cup of tea with steam. */
const cup = () =>
  room(
    '#f3ead7',
    '#cfae86',
    table,
    oval(460, 512, 230, 22, '#e7d9c3'),
    shape('M300 330 H620 C620 460 560 510 460 510 C360 510 300 460 300 330Z', '#fdfaf4'),
    ring(640, 390, 52, '#fdfaf4', 22),
    oval(460, 332, 158, 26, '#9a6b3c'),
    ...[400, 460, 520].map((x) => line(`M${x} 280 C${x - 36} 230 ${x + 36} 200 ${x} 140`, '#ffffffb0', 14)),
  );
/** A phone and a big screen. */
const screen = () =>
  room(
    '#dde3f0',
    '#b9b3a8',
    table,
    rect(240, 180, 420, 270, ink, 16),
    rect(260, 200, 380, 230, '#7fb2d6', 6),
    rect(430, 450, 40, 50, ink),
    rect(360, 496, 180, 24, ink, 8),
    rect(700, 340, 100, 180, ink, 18),
    rect(712, 360, 76, 136, pale, 4),
    circle(450, 290, 46, '#f3d0b0'),
    shape('M370 430 C370 360 530 360 530 430Z', red),
  );
/** An open book and a brush. */
const book = () =>
  room(
    '#efe6d6',
    '#c19a6f',
    table,
    shape('M220 300 C320 260 420 270 470 310 V510 C420 470 320 460 220 500Z', '#fdfaf4'),
    shape('M740 300 C640 260 540 270 490 310 V510 C540 470 640 460 740 500Z', '#fbf3e4'),
    ...[340, 380, 420].map((y) => line(`M256 ${y} C330 ${y - 24} 390 ${y - 20} 440 ${y + 4}`, '#b6a58e', 7)),
    turned(30, 640, 240, rect(628, 80, 24, 220, wood, 10), shape('M624 300 H656 L640 390Z', ink)),
  );
/** A bat and a ball. */
const ball = () =>
  room(
    '#d4e8df',
    '#7fae8d',
    line('M0 570 H960', pale, 12),
    turned(-30, 420, 340, circle(420, 300, 150, red), rect(392, 430, 56, 170, wood, 16)),
    circle(690, 250, 52, '#ffffff'),
    circle(676, 236, 14, pale),
  );
/** Flower pots at a window. */
const flowers = () =>
  room(
    '#e3efe0',
    '#c7b08b',
    rect(180, 60, 600, 400, '#ffffff', 12),
    rect(200, 80, 560, 360, '#cfe8ee'),
    rect(140, 456, 680, 28, wood, 6),
    placed(310, 456, 0.9, plant(0, 0, 1)),
    placed(500, 456, 0.7, plant(0, 0, 1)),
    placed(670, 456, 1, plant(0, 0, 1)),
  );
/** Sheets of paper and a pen. */
const paper = () =>
  room(
    '#e8e4ee',
    '#b7a58e',
    table,
    turned(
      -6,
      420,
      380,
      rect(290, 200, 260, 330, '#fdfdfb', 8),
      ...[260, 310, 360, 410, 460].map((y) => rect(326, y, 190, 14, '#c2c8cc', 6)),
    ),
    turned(
      14,
      640,
      400,
      rect(560, 260, 200, 250, pale, 8),
      rect(584, 284, 152, 120, '#8fb7cc'),
      circle(660, 340, 40, '#f3d0b0'),
    ),
    turned(40, 520, 470, rect(508, 400, 22, 150, ink, 8)),
  );
/** A bag of tools at a door. */
const visit = () =>
  room(
    '#efe2d0',
    '#b79a79',
    rect(540, 60, 260, 520, '#5f7f73', 10),
    circle(580, 340, 20, gold),
    rect(180, 430, 300, 200, '#8a5a3c', 24),
    line('M250 430 C260 340 400 340 410 430', ink, 18),
    rect(180, 500, 300, 26, '#6e452c'),
    turned(-14, 250, 380, rect(236, 300, 30, 150, steel, 8)),
    turned(10, 400, 380, rect(390, 310, 26, 140, red, 8)),
  );
/** A counter with a lamp over it. */
const counter = () =>
  room(
    '#f2e6da',
    '#a8886c',
    rect(140, 400, 680, 240, wood, 10),
    rect(120, 370, 720, 44, woodDark, 8),
    line('M480 0 V140', ink, 8),
    shape('M400 220 L440 140 H520 L560 220Z', gold),
    circle(480, 226, 26, '#fff6d8'),
    rect(220, 270, 90, 100, '#5b87b3', 8),
    rect(650, 250, 80, 120, leaf, 8),
    rect(340, 460, 280, 110, '#fdfaf4', 8),
  );
/** A table for two at home. */
const homeTable = () =>
  room(
    '#e6ebe4',
    '#c9a683',
    rect(330, 80, 300, 220, '#ffffff', 10),
    rect(348, 98, 264, 184, '#bfe0e6'),
    table,
    rect(60, 420, 60, 260, woodDark, 10),
    rect(840, 420, 60, 260, woodDark, 10),
    circle(360, 500, 36, pale),
    circle(600, 500, 36, pale),
    placed(480, 520, 0.4, plant(0, 0, 1)),
  );

/** Pictures of trades, and of where one meets, by the name of their files. */
export const trades: Readonly<Record<string, () => string>> = {
  'trade-bucket': bucket,
  'trade-wrench': wrench,
  'trade-shirt': shirt,
  'trade-wheel': wheel,
  'trade-key': key,
  'trade-cup': cup,
  'trade-screen': screen,
  'trade-book': book,
  'trade-ball': ball,
  'trade-plant': flowers,
  'trade-paper': paper,
  'trade-visit': visit,
  'trade-counter': counter,
  'trade-table': homeTable,
};
