import { setTimeout as sleep } from 'node:timers/promises';
import { PlainFault } from '@onsale/local/plain-fault';

const paths = ['/v1/status', '/v1/events', '/v1/openapi.json'];
const patience = 30_000; // milliseconds: a new API's address takes a while to be known everywhere

/** Asks the API what needs no credential: one path of edge, one of a service, one that names them all. Throws a PlainFault. */
export const smokeTest = async (apiUrl: string): Promise<void> => {
  const until = Date.now() + patience;
  for (const path of paths) {
    for (let answer = await ask(apiUrl + path); answer !== 200; answer = await ask(apiUrl + path)) {
      if (Date.now() > until) throw new PlainFault(`deployed, but GET ${apiUrl}${path} answers ${answer}`);
      await sleep(1000);
    }
  }
};

const ask = (url: string): Promise<number | string> =>
  fetch(url).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.status;
    },
    (fault: unknown) => String(fault),
  );
