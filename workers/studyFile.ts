import { expose } from 'comlink';
import { guard } from '../src/engine/guard.ts';
import { createStudyFiles } from '../src/engine/studyFile/engine.ts';

expose(guard(createStudyFiles(), 'the study’s file'));
postMessage({ ready: true });
