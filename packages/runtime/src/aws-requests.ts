import { requiredEnv } from './env.ts';
import { functionCredentials } from './function-credentials.ts';
import { pauseAbout, requestPauses } from './retry-pause.ts';
import { sendHttp } from './send-http.ts';
import type { HttpAnswer } from './send-http.ts';
import { signer } from './signature.ts';

type Service = 's3' | 'sns' | 'sqs' | 'ssm';

export type AwsRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};

/** An answer that another try may change: a fault of theirs, or too many requests. */
const passes = ({ status, body }: HttpAnswer): boolean =>
  status >= 500 || status === 429 || (status === 400 && /Thrott/.test(body.toString()));

/** The address of an emulator, where one stands in for a service of AWS; by the SDK's own variables. */
export const emulatorOf = (service: Service): string | undefined =>
  process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ?? process.env['AWS_ENDPOINT_URL'];

/** AWS' own name for a host in the function's region: `sns.eu-west-1.amazonaws.com`. */
export const awsHost = (service: Service): string => {
  const region = requiredEnv('AWS_REGION');
  return `${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
};

/**
 * Signs requests to a service with the function's role and sends them, three times where the service is at fault or out of reach, without the SDK's
 * layers (ADR 0017). Throws what it was answered at last, unless it was a 2xx.
 */
export const awsSender = (service: Service): ((request: AwsRequest) => Promise<Buffer>) => {
  const sign = signer(requiredEnv('AWS_REGION'), service);
  const credentials = functionCredentials();
  const once = (request: AwsRequest) =>
    sendHttp({ ...request, headers: { ...request.headers, ...sign(request, credentials, Date.now()) } });

  return async (request) => {
    for (const pause of [...requestPauses, undefined]) {
      const answer = await once(request).catch((cause: unknown) => {
        if (pause === undefined) throw new AwsFault(`${service} is out of reach`, { cause });
        return undefined;
      });
      if (answer && answer.status < 300) return answer.body;
      if (answer && (pause === undefined || !passes(answer)))
        throw new AwsFault(`${service} answered ${answer.status} ${codeIn(answer.body)}`);
      await pauseAbout(pause ?? 0);
    }
    throw new AwsFault(`${service} is out of reach`);
  };
};

class AwsFault extends Error {
  override readonly name = 'AwsFault';
}

/** The name of a fault, and nothing that might tell of data: it is logged. */
const codeIn = (body: Buffer): string => /<Code>(\w+)|"__type"\s*:\s*"([^"]+)"/.exec(body.toString())?.slice(1).join('') ?? '';
