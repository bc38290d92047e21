import { register } from 'tsx/esm/api';

// A worker thread of Node does not take over the test runner's way with TypeScript.
register();
await import('./threadInNode.ts');
