import type mongoose from 'mongoose';
import { seedEntries } from './category.seed.ts';
import { seedCategories } from './category.store.ts';

/**
 * Data of before, when the categories stood in the program, gets the documents that its listings name. Half done, it
 * goes on where it stopped: the version that puts them in force is written last.
 */
export const categoriesAsDocuments = {
  number: 2,
  name: 'the categories are documents',
  run: (connection: mongoose.Connection): Promise<void> => seedCategories(connection, seedEntries()),
};
