import { Button, Skeleton } from 'vant';
import type { App } from 'vue';
// The parts' own styles, one by one: Vant's icon font names a foreign host, so it stays out.
import 'vant/es/style/base.css';
import 'vant/es/button/index.css';
import 'vant/es/loading/index.css';
import 'vant/es/skeleton/index.css';
import 'vant/es/skeleton-title/index.css';
import 'vant/es/skeleton-avatar/index.css';
import 'vant/es/skeleton-paragraph/index.css';

/** Makes Vant's components that the pages use known under their own names (`van-button` …). */
export function useVant(app: App): void {
  for (const part of [Button, Skeleton]) app.use(part);
}
