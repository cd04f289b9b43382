/** The few shapes that the drawings are made of, as SVG. Everything is flat; a shadow is the same colour, darker. */

export const wide = 960;
export const high = 720;

export const ink = '#2f3e46';
export const steel = '#b8c4cc';
export const pale = '#eef2f3';
export const wood = '#c58b5a';
export const woodDark = '#a06b40';
export const leaf = '#5f9e6e';
export const leafDark = '#457a53';
export const red = '#d1495b';
export const gold = '#edae49';

export const rect = (x: number, y: number, width: number, height: number, fill: string, round = 0): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"/>`;
export const circle = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
export const oval = (x: number, y: number, across: number, down: number, fill: string): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${across}" ry="${down}" fill="${fill}"/>`;
export const shape = (path: string, fill: string): string => `<path d="${path}" fill="${fill}"/>`;
export const line = (path: string, colour: string, width: number): string =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
export const ring = (x: number, y: number, radius: number, colour: string, width: number): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
/** Turned by so many degrees about a point. */
export const turned = (degrees: number, x: number, y: number, ...parts: string[]): string =>
  `<g transform="rotate(${degrees} ${x} ${y})">${parts.join('')}</g>`;
/** Moved and then made larger or smaller. */
export const placed = (x: number, y: number, scale: number, ...parts: string[]): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${parts.join('')}</g>`;

/** A wall and a floor, with what stands before them. */
export const room = (wall: string, floor: string, ...parts: string[]): string =>
  [rect(0, 0, wide, high, wall), rect(0, 570, wide, 150, floor), ...parts].join('');

export const drawing = (width: number, height: number, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;

/** A pot with a plant of big leaves; it stands on `y`. */
export function plant(x: number, y: number, scale: number): string {
  const blade = (degrees: number, colour: string) =>
    turned(degrees, 0, -90, shape('M0 -90 C-46 -150 -40 -230 0 -290 C40 -230 46 -150 0 -90Z', colour));
  return placed(
    x,
    y,
    scale,
    blade(-48, leafDark),
    blade(48, leafDark),
    blade(-22, leaf),
    blade(24, leaf),
    blade(0, leafDark),
    shape('M-62 -110 H62 L46 0 H-46Z', '#c8664a'),
    rect(-70, -126, 140, 28, '#b0553b', 8),
  );
}

/** Scissors that stand open, handles below; about 300 high. */
export const scissors = (colour: string): string =>
  [
    turned(14, 0, 20, shape('M-11 40 L0 -170 L13 40Z', steel)),
    turned(-14, 0, 20, shape('M-13 40 L0 -170 L11 40Z', '#93a3ad')),
    turned(14, 0, 20, line('M0 30 L-6 92', colour, 18), ring(-14, 128, 34, colour, 18)),
    turned(-14, 0, 20, line('M0 30 L6 92', colour, 18), ring(14, 128, 34, colour, 18)),
    circle(0, 22, 10, ink),
  ].join('');

export function comb(colour: string): string {
  const teeth = Array.from({ length: 15 }, (_, at) => rect(-104 + at * 14.4, 20, 7, 58, colour, 3));
  return rect(-112, -14, 224, 40, colour, 14) + teeth.join('');
}
