import type { Ran } from './world.ts';

/** Throws unless it is so. */
export const expect = (isSo: boolean, otherwise: string): void => {
  if (!isSo) throw new Error(otherwise);
};

export const expectDone = ({ code, said }: Ran): void => expect(code === 0, `exit code ${code}:\n${said}`);

/** A refusal ends with a failure and says why. */
export const expectRefused = ({ code, said }: Ran, why: RegExp): void =>
  expect(code !== 0 && why.test(said), `expected ${String(why)} and a failure, got exit code ${code}:\n${said}`);

/** An answer of the API: a refusal is always a problem that names its code. */
export const expectAnswer = async (answering: Promise<Response>, status: number, code?: string): Promise<void> => {
  const answer = await answering;
  const text = await answer.text();
  const isProblem = answer.headers.get('content-type') === 'application/problem+json';
  const found = `${answer.url} answered ${answer.status} ${text.slice(0, 300)}`;
  expect(answer.status === status, `${found}, not ${status}`);
  if (code !== undefined) expect(isProblem && text.includes(`"${code}"`), `${found}, no problem ${code}`);
};
