import { decode } from '../../src/local/embedded-store/language/codec.ts';
import { keysOf } from '../../src/local/embedded-store/storage/index-key.ts';
import { entryKey } from '../../src/local/embedded-store/storage/records.ts';
import { unsealed } from '../../src/local/embedded-store/storage/seal.ts';
import { Storage } from '../../src/local/embedded-store/storage/storage.ts';
import { afterPrefix, idKey } from '../../src/local/embedded-store/storage/tables.ts';

/** Compares every index entry on the disk with what a scan of the documents gives; the store must be stopped. */
export async function differencesOf(folder: string): Promise<string[]> {
  const storage = new Storage(folder);
  const problems: string[] = [];
  for (const db of storage.catalogue.databaseNames()) {
    for (const collection of storage.catalogue.collections(db)) {
      const prefix = idKey(collection.id);
      const documents = [...storage.records.getRange({ start: prefix, end: afterPrefix(prefix) })].map(
        ({ key, value }) => ({ id: key.readUIntBE(4, 6), doc: decode(unsealed(value)!) }),
      );
      for (const index of collection.indexes) {
        const wanted = new Set<string>();
        for (const { id, doc } of documents) {
          for (const key of keysOf(doc, index.pattern, index.sparse).keys) {
            wanted.add(`${entryKey(index, key, id).toString('hex')} ${id}`);
          }
        }
        const start = idKey(index.id);
        for (const { key, value } of storage.entries.getRange({ start, end: afterPrefix(start) })) {
          const entry = `${key.toString('hex')} ${value.readUIntBE(0, 6)}`;
          if (!wanted.delete(entry))
            problems.push(`${collection.name}.${index.name}: ${entry} leads nowhere`);
        }
        for (const entry of wanted) problems.push(`${collection.name}.${index.name}: ${entry} is missing`);
      }
    }
  }
  await storage.close();
  return problems;
}
