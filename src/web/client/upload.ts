import type { components } from '../../contract/types.gen.ts';
import { csrfHeaders } from './api.ts';
import { asFailure, Failure, failureOf } from './failure.ts';
import { refreshSession } from './session.ts';

type Picture = components['schemas']['Picture'];
export type Purpose = components['schemas']['FilePurpose'];

interface Upload {
  purpose: Purpose;
  file: Blob;
  /** The same for every try, so that none is taken twice. */
  key: string;
  /** How much has been sent, from 0 to 1. */
  onSent(share: number): void;
  signal: AbortSignal;
}

const tries = 4;
const waitMs = 1500;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `fetch` does not say how much of a body has been sent. */
function send({ purpose, file, key, onSent, signal }: Upload): Promise<Picture> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', '/api/files');
    const headers = { ...csrfHeaders(), 'Idempotency-Key': key };
    for (const [name, value] of Object.entries(headers)) call.setRequestHeader(name, value);
    call.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    call.onload = () => {
      const body = parsed(call.responseText);
      if (call.status === 201) resolve(body as Picture);
      else reject(failureOf(body, call.status));
    };
    call.onerror = () => reject(asFailure(new TypeError()));
    call.onabort = () => reject(new Failure(0, 'stopped', ''));
    signal.addEventListener('abort', () => call.abort());
    const form = new FormData();
    form.set('purpose', purpose);
    form.set('file', file);
    call.send(form);
  });
}

/** Sends a picture, and again where the server is busy or the session was renewed. Throws a `Failure`. */
export async function uploadPicture(upload: Upload): Promise<Picture> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await send(upload);
    } catch (thrown) {
      const { code, status } = thrown as Failure;
      if (tried === tries || (status !== 503 && code !== 'csrf_refused')) throw thrown;
      if (code === 'csrf_refused') await refreshSession();
      else await new Promise((done) => setTimeout(done, waitMs * tried));
    }
  }
}
