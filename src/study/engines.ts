import { connectDatabase } from '../bridge/database.ts';
import { connectTrainer } from '../bridge/trainer.ts';
import { connectTrees } from '../bridge/trees.ts';
import { note } from './log.ts';

/** The workers of this study. They start when they are first asked. */
export const database = connectDatabase(({ purpose, sql, ms }) => note(purpose, '', ms, sql));
export const trainer = connectTrainer();
export const trees = connectTrees();
