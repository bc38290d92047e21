import { createCamera } from '../../ui/map/camera.ts';

/** Where the page's maps look; it outlives the page, as the look does. */
export const camera = createCamera();
