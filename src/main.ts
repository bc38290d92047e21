import { createApp } from 'vue';
import App from './App.vue';
import { router } from './routes.ts';
import './ui/styles/base.css';

createApp(App).use(router).mount('#app');
