import { expose } from 'comlink';
import { guard } from '../src/engine/guard.ts';
import { createTrainer } from '../src/engine/trainer/trainer.ts';

expose(guard(createTrainer(), 'training'));
postMessage({ ready: true });
