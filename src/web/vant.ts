import { Button, Loading, Popup, Skeleton, Switch } from 'vant';
import type { App } from 'vue';
// The parts' own styles, one by one: Vant's icon font names a foreign host, so it stays out.
import 'vant/es/style/base.css';
import 'vant/es/button/index.css';
import 'vant/es/loading/index.css';
import 'vant/es/overlay/index.css';
import 'vant/es/popup/index.css';
import 'vant/es/skeleton/index.css';
import 'vant/es/skeleton-title/index.css';
import 'vant/es/skeleton-avatar/index.css';
import 'vant/es/skeleton-paragraph/index.css';
import 'vant/es/switch/index.css';
import 'vant/es/toast/index.css';

/** Makes Vant's components that the pages use known under their own names (`van-button` …). */
export function useVant(app: App): void {
  for (const part of [Button, Loading, Popup, Skeleton, Switch]) app.use(part);
}
