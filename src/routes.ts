import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router';
import type { StageId } from './study/state.ts';

/** A page each, fetched when it is opened. */
const PAGES: Record<Exclude<StageId, 'explore'>, NonNullable<RouteRecordRaw['component']>> = {
  load: () => import('./views/load/LoadPage.vue'),
  join: () => import('./views/join/JoinPage.vue'),
  train: () => import('./views/train/TrainPage.vue'),
  evaluate: () => import('./views/evaluate/EvaluatePage.vue'),
  map: () => import('./views/map/MapPage.vue'),
  share: () => import('./views/share/SharePage.vue'),
};

/** Hash routes, since static hosts know only files. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    ...Object.entries(PAGES).map(([id, component]) => ({ path: `/${id}`, name: id, component })),
    {
      path: '/explore/:room?/:what?',
      name: 'explore',
      component: () => import('./views/explore/ExplorePage.vue'),
    },
    {
      path: '/studies',
      name: 'studies',
      component: () => import('./views/studies/StudiesPage.vue'),
    },
    {
      path: '/link/:text(.*)',
      name: 'link',
      component: () => import('./views/studies/LinkPage.vue'),
    },
    { path: '/score', name: 'score', component: () => import('./views/score/ScorePage.vue') },
    { path: '/:anything(.*)*', redirect: '/load' },
  ],
  // The first page stands at the top by itself: scrolling it there would lay it out before its paint.
  scrollBehavior: (_to, from, saved) => saved ?? (from.matched.length > 0 && { top: 0 }),
});
