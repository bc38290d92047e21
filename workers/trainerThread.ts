import { createThread } from '../src/engine/trainer/wasm/thread.ts';
import type { ThreadJob } from '../src/engine/trainer/wasm/thread.ts';

self.onmessage = ({ data }: MessageEvent<ThreadJob>) => {
  const thread = createThread(data);
  postMessage({ ready: true });
  thread.follow();
};
postMessage({ ready: true });
