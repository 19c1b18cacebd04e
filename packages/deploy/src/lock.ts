import { hostname, userInfo } from 'node:os';
import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
} from '@aws-sdk/client-ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';
import { PlainFault } from '@onsale/local/plain-fault';

const beat = 30_000; // milliseconds
/** Of a holder that was killed; several beats, since one may come late. */
const longestSilence = 4 * beat;

type Lock = { readonly ssm: SSMClient; readonly stage: string; readonly now?: () => number };

/**
 * Does the work while nobody else deploys or removes that stage, from whatever machine: the lock is a parameter in the stage's own
 * account. Throws a PlainFault that says who holds it. The lock of a holder that was killed falls after two minutes.
 */
export const whileLocked = async <Outcome>(
  { ssm, stage, now = Date.now }: Lock,
  what: string,
  work: () => Promise<Outcome>,
): Promise<Outcome> => {
  const Name = `/onsale/${stage}/deploy-lock`;
  const holder = `${what} by ${userInfo().username}@${hostname()} (process ${process.pid})`;
  const put = (Overwrite: boolean) => ssm.send(new PutParameterCommand({ Name, Type: 'String', Value: holder, Overwrite }));
  try {
    await put(false);
  } catch (fault) {
    if (!(fault instanceof ParameterAlreadyExists)) throw fault;
    const other = await holderOf(ssm, Name);
    if (other && now() - other.seen < longestSilence) {
      throw new PlainFault(`${stage} is locked: ${other.who}, last seen ${Math.round((now() - other.seen) / 1000)} s ago`);
    }
    await put(true);
  }
  const beating = setInterval(() => void put(true).catch(() => undefined), beat).unref(); // the next beat may reach it
  try {
    return await work();
  } finally {
    clearInterval(beating);
    await ssm.send(new DeleteParameterCommand({ Name }));
  }
};

const holderOf = async (ssm: SSMClient, Name: string) => {
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name }));
    return { who: Parameter?.Value ?? 'somebody', seen: Parameter?.LastModifiedDate?.getTime() ?? 0 };
  } catch (fault) {
    if (fault instanceof ParameterNotFound) return undefined; // released in between
    throw fault;
  }
};
