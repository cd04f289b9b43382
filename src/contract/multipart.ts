import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import multer from 'multer';
import { bodyTooLarge, fileTooLarge, malformed, mediaTypeRefused, unavailable } from '../kernel/errors.ts';

/** The one media type of forms with a file. */
export const formType = 'multipart/form-data';

interface FormSchema {
  properties?: Record<string, { contentMediaType?: string; maxLength?: number }>;
}

/** What all forms together may hold at once; beyond that one is told to come again. */
const heldAtMost = 96 * 1024 * 1024;
let held = 0;

/** Room for the boundaries and the fields beside the file. */
const besideFile = 16 * 1024;
const limits = { files: 1, fields: 8, parts: 9, fieldNameSize: 60, fieldSize: 4096, headerPairs: 20 };

function inWords(thrown: unknown): Error {
  const code = thrown instanceof multer.MulterError ? thrown.code : '';
  if (code === 'LIMIT_FILE_SIZE') return fileTooLarge();
  if (code === 'LIMIT_FIELD_VALUE') return bodyTooLarge();
  return malformed();
}

/** Reserves the room that a form takes until it is answered. Throws `file_too_large`, `unavailable`. */
function reserve(req: Request, most: number): () => void {
  const said = Number(req.headers['content-length'] ?? Number.NaN);
  if (said > most + besideFile) throw fileTooLarge();
  const room = Number.isNaN(said) ? most : said;
  if (held + room > heldAtMost) throw unavailable();
  held += room;
  let isOver = false;
  return () => {
    if (!isOver) held -= room;
    isOver = true;
  };
}

/**
 * Reads a form with one file, which stays in memory. The body then has the file's digest in the file's place, so that
 * what is judged and what a repeated key is compared by is plain text; the bytes stand beside it.
 */
export function readForm(schema: FormSchema): RequestHandler {
  const entries = Object.entries(schema.properties ?? {});
  const [name, file] = entries.find(([, each]) => each.contentMediaType !== undefined) ?? [];
  if (name === undefined || file?.maxLength === undefined) throw new Error('a form without a file');
  const most = file.maxLength;
  const parse = multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: { ...limits, fileSize: most },
  }).single(name);
  return (req, res, next) => {
    if (!req.is(formType)) throw mediaTypeRefused();
    const release = reserve(req, most);
    res.once('close', release);
    parse(req, res, (thrown?: unknown) => {
      if (thrown) return next(inWords(thrown));
      const digest = req.file && createHash('sha256').update(req.file.buffer).digest('hex');
      req.body = { ...(req.body as object), ...(digest ? { [name]: digest } : {}) };
      return next();
    });
  };
}
