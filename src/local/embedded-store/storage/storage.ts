import { Catalogue } from './catalogue.ts';
import { Tables } from './tables.ts';

/** One data folder: its tables, and what is in them. */
export class Storage extends Tables {
  readonly catalogue: Catalogue = new Catalogue(this);
}
