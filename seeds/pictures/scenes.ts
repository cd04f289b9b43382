import {
  circle,
  comb,
  gold,
  ink,
  leaf,
  leafDark,
  line,
  oval,
  pale,
  placed,
  plant,
  rect,
  red,
  ring,
  room,
  scissors,
  shape,
  steel,
  turned,
  wood,
  woodDark,
} from './shapes.ts';

/** A chair before a mirror. */
function barberChair(): string {
  return room(
    '#dfe9e4',
    '#cdb79e',
    rect(330, 60, 300, 330, woodDark, 24),
    rect(350, 80, 260, 290, '#bfd8de', 14),
    shape('M350 300 L520 80 H590 L350 360Z', '#d3e6ea'),
    rect(120, 396, 720, 26, wood, 6),
    placed(230, 398, 0.5, plant(0, 0, 1)),
    rect(700, 316, 34, 80, gold, 8),
    rect(750, 336, 34, 60, red, 8),
    rect(757, 316, 20, 24, ink, 4),
    rect(464, 560, 32, 74, '#93a3ad'),
    oval(480, 644, 130, 24, ink),
    oval(480, 638, 130, 20, '#93a3ad'),
    rect(366, 250, 228, 240, '#9c2f3f', 34),
    rect(384, 266, 192, 208, red, 24),
    rect(410, 190, 140, 74, red, 30),
    rect(350, 470, 260, 96, '#9c2f3f', 30),
    rect(366, 462, 228, 66, red, 26),
    rect(312, 402, 60, 30, ink, 14),
    rect(588, 402, 60, 30, ink, 14),
    rect(326, 424, 26, 90, '#93a3ad', 8),
    rect(608, 424, 26, 90, '#93a3ad', 8),
    line('M480 566 V650', '#93a3ad', 8),
  );
}

/** What a barber works with, on a towel. */
function barberTools(): string {
  const stripes = [170, 200, 230].map((y) => rect(150, y + 300, 660, 12, '#a9cbd0'));
  return room(
    '#f4e7d3',
    '#f4e7d3',
    rect(150, 110, 660, 500, '#fdfaf4', 30),
    ...stripes,
    turned(-16, 330, 350, placed(330, 350, 1.25, scissors(red))),
    turned(10, 560, 260, placed(580, 210, 1.1, comb('#3d7f86'))),
    turned(
      18,
      600,
      420,
      rect(520, 380, 210, 74, ink, 34),
      rect(700, 388, 62, 58, steel, 6),
      circle(580, 417, 12, gold),
    ),
    turned(18, 600, 420, line('M520 418 C450 430 450 520 520 540', ink, 10)),
  );
}

/** A stool by a window, ready for a cut at home. */
function homeVisit(): string {
  return room(
    '#f3e3cf',
    '#c9a683',
    rect(250, 70, 460, 330, '#ffffff', 12),
    rect(268, 88, 204, 294, '#bfe0e6'),
    rect(488, 88, 204, 294, '#bfe0e6'),
    circle(600, 160, 40, gold),
    shape('M268 382 C320 310 380 330 472 382Z', leaf),
    shape('M488 382 C560 300 640 320 692 382Z', leafDark),
    rect(230, 396, 500, 22, wood, 6),
    rect(400, 470, 160, 30, woodDark, 12),
    line('M424 500 L404 650', woodDark, 18),
    line('M536 500 L556 650', woodDark, 18),
    line('M414 590 H546', woodDark, 12),
    shape('M392 470 C420 380 540 380 568 470Z', '#6fa8b5'),
    placed(480, 440, 0.42, scissors(red)),
    rect(620, 560, 130, 84, '#6b4a35', 14),
    rect(660, 534, 50, 34, 'none'),
    line('M662 560 V540 H708 V560', '#6b4a35', 10),
    rect(676, 590, 20, 18, gold, 3),
    plant(200, 640, 0.9),
  );
}

/** A bowl of plant dye with its brush. */
function hairDye(): string {
  return room(
    '#e9eee3',
    '#d8c7a6',
    oval(480, 600, 260, 30, '#bfae8d'),
    shape('M250 350 H710 C700 520 600 600 480 600 C360 600 260 520 250 350Z', '#f7f3ea'),
    oval(480, 350, 230, 62, '#e6dfd0'),
    oval(480, 354, 200, 48, '#6e4a2f'),
    shape('M320 352 C380 326 450 372 520 340 C560 326 620 344 650 356 C600 398 360 396 320 352Z', '#855b3b'),
    turned(
      32,
      640,
      240,
      rect(620, 60, 40, 230, wood, 18),
      rect(606, 260, 68, 56, '#93a3ad', 8),
      shape('M608 316 H672 L662 400 H618Z', ink),
    ),
    turned(
      -30,
      220,
      200,
      shape('M220 90 C150 170 160 270 220 330 C280 270 290 170 220 90Z', leaf),
      line('M220 120 V330', leafDark, 8),
    ),
    turned(
      20,
      150,
      420,
      shape('M150 340 C100 400 110 470 150 510 C190 470 200 400 150 340Z', leafDark),
      line('M150 360 V510', leaf, 6),
    ),
  );
}

/** A washing machine and a fridge, with a wrench. */
function appliances(): string {
  return room(
    '#d9e6ee',
    '#b9c7cf',
    rect(150, 130, 250, 510, '#f7fafb', 22),
    rect(150, 320, 250, 10, steel),
    rect(176, 200, 16, 90, steel, 8),
    rect(176, 360, 16, 130, steel, 8),
    rect(300, 164, 70, 46, leaf, 8),
    rect(430, 260, 340, 380, '#f7fafb', 22),
    rect(430, 260, 340, 76, '#dfe7eb', 22),
    circle(480, 298, 20, '#3d7f86'),
    rect(620, 284, 120, 28, ink, 8),
    circle(600, 490, 122, steel),
    circle(600, 490, 98, '#5f8fa3'),
    shape(
      'M504 500 C540 460 580 530 620 490 C660 456 690 500 696 510 C684 566 640 588 600 588 C556 588 512 556 504 500Z',
      '#8fc1d0',
    ),
    circle(560, 440, 14, '#cfe6ee'),
    circle(640, 426, 9, '#cfe6ee'),
    turned(
      38,
      800,
      470,
      rect(780, 330, 44, 270, red, 20),
      shape('M752 330 C740 260 770 220 790 214 V286 H816 V214 C840 224 864 262 850 330Z', '#93a3ad'),
    ),
  );
}

/** A sewing machine with a cloth under the needle. */
function sewing(): string {
  return room(
    '#f6e3dc',
    wood,
    rect(0, 556, 960, 22, woodDark),
    rect(240, 500, 500, 64, '#2f6f73', 16),
    rect(600, 260, 120, 250, '#3d8b8f', 26),
    rect(260, 250, 450, 110, '#3d8b8f', 44),
    rect(270, 330, 96, 90, '#2f6f73', 16),
    rect(312, 420, 12, 84, '#93a3ad'),
    shape('M306 490 H330 L318 520Z', '#93a3ad'),
    circle(730, 320, 62, '#2f6f73'),
    circle(730, 320, 40, steel),
    circle(730, 320, 12, ink),
    rect(470, 190, 44, 64, red, 8),
    rect(462, 182, 60, 14, wood, 5),
    line('M492 190 C420 150 340 200 318 420', red, 5),
    circle(430, 304, 18, gold),
    circle(490, 304, 18, pale),
    shape('M130 520 C200 470 300 500 420 508 C430 560 330 600 240 640 C180 640 130 600 130 520Z', gold),
    line('M180 560 C240 530 310 520 390 522', '#fff6df', 6),
    placed(820, 560, 0.5, turned(-64, 0, 0, scissors(red))),
  );
}

/** A whetstone and a kitchen knife. */
function whetstone(): string {
  return room(
    '#e3e0d4',
    '#b89b78',
    rect(200, 560, 560, 60, woodDark, 12),
    rect(230, 470, 500, 96, '#8d9aa0', 14),
    rect(230, 470, 500, 34, '#a8b4b9', 14),
    turned(
      -14,
      480,
      400,
      shape('M250 330 H640 V450 H330 C290 450 262 410 250 330Z', '#d6dfe3'),
      shape('M268 390 C280 430 304 450 330 450 H640 V424 H340 C304 424 284 410 268 390Z', '#b4c0c6'),
      rect(630, 336, 220, 58, '#6b4a35', 24),
      circle(690, 365, 9, gold),
      circle(770, 365, 9, gold),
    ),
    shape('M150 250 C120 300 130 340 160 340 C190 340 200 300 150 250Z', '#7fb6c9'),
    shape('M220 190 C200 226 206 250 226 250 C246 250 250 226 220 190Z', '#7fb6c9'),
    circle(800, 180, 70, gold),
    plant(860, 640, 0.7),
  );
}

/** The pole of a barber's shop, and its door. */
function barberPole(): string {
  const bands = [0, 1, 2, 3, 4].map((at) =>
    shape(
      `M250 ${260 + at * 74} L350 ${210 + at * 74} V${246 + at * 74} L250 ${296 + at * 74}Z`,
      at % 2 ? '#2f6f9f' : red,
    ),
  );
  return room(
    '#f0d9b5',
    '#9fa8a3',
    rect(430, 150, 400, 490, '#7a4b33', 10),
    rect(460, 180, 160, 330, '#cfe3e6', 6),
    rect(640, 180, 160, 330, '#cfe3e6', 6),
    rect(460, 530, 340, 90, '#633a26', 6),
    circle(642, 400, 14, gold),
    shape('M390 150 H870 L900 90 H360Z', red),
    ...[0, 1, 2, 3].map((at) =>
      shape(`M${412 + at * 122} 150 H${470 + at * 122} L${476 + at * 126} 90 H${410 + at * 126}Z`, '#fbf3e4'),
    ),
    rect(240, 170, 120, 40, steel, 12),
    rect(250, 206, 100, 380, '#fbfbf8'),
    ...bands,
    rect(240, 580, 120, 50, steel, 12),
    circle(300, 150, 36, '#f7f0dc'),
    ring(300, 150, 36, steel, 6),
    placed(540, 350, 0.5, scissors('#2f6f9f')),
  );
}

/** Cardboard on a scale that says 3.20. */
function scale(): string {
  return room(
    '#e6ecef',
    '#b7ada0',
    rect(250, 470, 460, 46, steel, 14),
    rect(290, 516, 380, 60, ink, 12),
    rect(400, 528, 160, 36, pale, 6),
    line('M425 538 H445 V546 H425 M445 546 V556 H425', ink, 4),
    circle(456, 555, 3, ink),
    line('M468 538 H488 V546 H468 V556 H488', ink, 4),
    line('M500 538 H520 V556 H500 Z', ink, 4),
    rect(300, 400, 360, 70, wood, 4),
    rect(320, 335, 330, 65, woodDark, 4),
    rect(310, 270, 340, 65, wood, 4),
    rect(460, 266, 26, 208, gold, 2),
  );
}

/** Every scene by the name of its file. */
export const scenes: Readonly<Record<string, () => string>> = {
  'barber-chair': barberChair,
  'barber-tools': barberTools,
  'home-visit': homeVisit,
  'hair-dye': hairDye,
  appliances,
  sewing,
  whetstone,
  'barber-pole': barberPole,
  scale,
};
