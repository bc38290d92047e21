import { createApp } from 'vue';
import App from './App.vue';
import { router } from './routes.ts';
import './ui/styles/base.css';

/** Frame and page are painted in one; on a slow line the frame waits for its page no longer than this. */
const PATIENCE_MS = 800;

const app = createApp(App).use(router);
const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
void Promise.race([router.isReady(), patience]).finally(() => app.mount('#app'));

// Not in the way of the first paint; the sources are served anew all the time, so that nothing keeps them.
if (import.meta.env.PROD) {
  addEventListener('load', () => {
    void import('./study/offline.ts').then(({ startOffline }) => startOffline());
  });
}
