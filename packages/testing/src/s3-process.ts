// A child process of a test: fauxqs is an ES module, which jest cannot load. Ends when the test does.
import { buildApp } from 'fauxqs';

const app = buildApp({ logger: false });
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }));
process.once('disconnect', () => process.exit());
