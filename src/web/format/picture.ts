import type { components } from '../../contract/types.gen.ts';

export type Picture = components['schemas']['Picture'];

const widths = [320, 800, 1600] as const;

export function pictureUrl({ id }: Picture, width: (typeof widths)[number]): string {
  return `/api/files/${id}/${width}`;
}

/** Every width that there is of it, for the browser to choose from. */
export function pictureSources(picture: Picture): string {
  const needed = widths.filter((_, at) => at === 0 || picture.width > (widths[at - 1] ?? 0));
  return needed.map((width) => `${pictureUrl(picture, width)} ${Math.min(width, picture.width)}w`).join(', ');
}
