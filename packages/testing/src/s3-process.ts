// A child process of a test: fauxqs is an ES module, which jest cannot load. Ends when the test does.
import { buildApp } from 'fauxqs';

type App = { listen(options: { host: string; port: number }): Promise<string> };
const app = buildApp({ logger: false }) as App; // its own types lean on fastify's in a way that does not resolve

process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }));
process.once('disconnect', () => process.exit());
