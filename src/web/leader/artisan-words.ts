import type { components } from '../../contract/types.gen.ts';

export type Artisan = components['schemas']['Artisan'];
export type ArtisanSummary = components['schemas']['ArtisanSummary'];

export function artisanTone(state: Artisan['state']): string {
  if (state === 'active') return 'tag';
  if (state === 'nominated' || state === 'checked') return 'tag tag-wait';
  return state === 'suspended' || state === 'rejected' ? 'tag tag-alarm' : 'tag tag-off';
}
