import { createHash } from 'node:crypto';
import { awsHost, awsSender, emulatorOf } from './aws-requests.ts';
import { requiredEnv } from './env.ts';
import { functionCredentials } from './function-credentials.ts';
import { encoded, linkSigner } from './signature.ts';

/** Where an object is. */
export type ObjectPlace = { readonly bucket: string; readonly key: string };

type Content = { readonly body: string | Buffer; readonly type: string; readonly encoding?: string };

type Link = {
  readonly seconds: number;
  /** Headers that the answer shall have. */
  readonly disposition: string;
  readonly type: string;
};

/** Objects in S3, each read and written whole, by one request. */
export type Objects = {
  put(place: ObjectPlace, content: Content): Promise<void>;
  /** Throws where there is none. */
  get(place: ObjectPlace): Promise<Buffer>;
  /** An address from which whoever has it may read the object for so long. */
  linkTo(place: ObjectPlace, link: Link): string;
};

/** With the rights of the function's role. */
export const s3Objects = (now: () => number = Date.now): Objects => {
  const send = awsSender('s3');
  const sign = linkSigner(requiredEnv('AWS_REGION'), 's3');
  const emulator = emulatorOf('s3');

  const addressOf = ({ bucket, key }: ObjectPlace): URL => {
    const path = key.split('/').map(encoded).join('/');
    return new URL(emulator === undefined ? `https://${bucket}.${awsHost('s3')}/${path}` : `${emulator}/${bucket}/${path}`);
  };

  return {
    put: async (place, { body, type, encoding }) => {
      const headers = {
        'content-type': type,
        ...(encoding !== undefined && { 'content-encoding': encoding }),
        'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'), // S3 checks it: what arrives is whole
      };
      await send({ method: 'PUT', url: addressOf(place), headers, body });
    },

    get: (place) => send({ method: 'GET', url: addressOf(place), headers: { 'x-amz-content-sha256': emptyHash }, body: '' }),

    linkTo: (place, { seconds, disposition, type }) => {
      const url = addressOf(place);
      url.searchParams.set('response-content-disposition', disposition);
      url.searchParams.set('response-content-type', type);
      return sign(url, seconds, functionCredentials(), now());
    },
  };
};

const emptyHash = createHash('sha256').digest('hex');
