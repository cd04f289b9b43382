/** Where the bytes lie. A name is written once and never holds anything else. */
export interface FileStorage {
  /** Once it returns, the bytes are there whole and outlive a crash. */
  put(name: string, bytes: Buffer): Promise<void>;
  /** Null where there is nothing of the name. */
  get(name: string): Promise<Buffer | null>;
  /** Removes what is there; nothing there is no mistake. */
  remove(name: string): Promise<void>;
  list(): AsyncIterable<string>;
}
