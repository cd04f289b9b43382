import { readerOf } from '../../src/features/settings/index.ts';
import { SettingState } from '../../src/features/settings/setting.state.ts';

/** Settings as they are where nobody has said otherwise. */
export const plainSettings = readerOf(new SettingState(), (grid) => [grid]);
