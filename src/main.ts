import { createApp } from 'vue';
import App from './App.vue';
import { router } from './routes.ts';
import './ui/styles/base.css';

createApp(App).use(router).mount('#app');

// Not in the way of the first paint; the sources are served anew all the time, so that nothing keeps them.
if (import.meta.env.PROD) {
  addEventListener('load', () => {
    void import('./study/offline.ts').then(({ startOffline }) => startOffline());
  });
}
