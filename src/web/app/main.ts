import { createApp } from 'vue';
import { applyReading } from '../client/reading.ts';
import App from './app.vue';
import { router } from './router.ts';
import { useVant } from './vant.ts';
import './theme.css';
import './forms.css';
import './layout.css';

applyReading();
const app = createApp(App);
useVant(app);
app.use(router);
app.mount('#app');
