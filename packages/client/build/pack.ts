// npm run client [-- FOLDER]: the public package as `onsale-client.tgz` in FOLDER (packages/client/dist).
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { routeTableText } from './route-table-text.ts';

const home = path.join(import.meta.dirname, '..');
const root = path.join(home, '../..');

/** Where the sources lie side by side, without the contracts and the kernel that they come from. */
const gatherSources = (folder: string): void => {
  const sources = ['public', 'client', 'answer', 'backoff', 'passing', 'routes', 'every-item', 'value-of'];
  const files = {
    ...Object.fromEntries(sources.map((name) => [name, path.join(home, `src/${name}.ts`)])),
    result: path.join(root, 'packages/kernel/src/result.ts'),
    problems: path.join(root, 'packages/contracts/src/problems.ts'),
  };
  for (const [name, file] of Object.entries(files)) {
    const text = readFileSync(file, 'utf8').replace(/'@onsale\/(kernel|contracts)\/(result|problems)'/g, "'./$2.ts'");
    writeFileSync(path.join(folder, `${name}.ts`), text);
  }
  writeFileSync(path.join(folder, 'route-table.ts'), routeTableText());
};

const declareTypes = (sources: string, outDir: string): void => {
  const options = [
    '--declaration',
    '--emitDeclarationOnly',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--allowImportingTsExtensions',
    '--ignoreConfig',
  ];
  const target = [
    '--target',
    'es2022',
    '--module',
    'esnext',
    '--moduleResolution',
    'bundler',
    '--lib',
    'es2022,dom,dom.iterable',
  ];
  execFileSync('tsc', [...options, ...target, '--outDir', outDir, path.join(sources, 'public.ts')], { stdio: 'inherit' });
  for (const name of ['public', 'client', 'answer', 'every-item', 'value-of', 'routes', 'result', 'problems', 'route-table']) {
    const file = path.join(outDir, `${name}.d.ts`);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/'\.\/([\w-]+)\.ts'/g, "'./$1.js'"));
  }
};

const manifest = () => {
  const { name, version, description, license } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as Record<
    string,
    string
  >; // npm's format
  return {
    ...{ name, version, description, license },
    type: 'module',
    sideEffects: false,
    exports: { '.': { types: './types/public.d.ts', default: './index.js' } },
    files: ['index.js', 'types'],
    engines: { node: '>=20' },
  };
};

const pack = async (target: string): Promise<string> => {
  const work = mkdtempSync(path.join(tmpdir(), 'onsale-client-'));
  try {
    const [sources, outDir] = ['sources', 'package'].map((name) => path.join(work, name)) as [string, string]; // two of two
    mkdirSync(sources);
    mkdirSync(outDir);
    gatherSources(sources);
    declareTypes(sources, path.join(outDir, 'types'));
    const outfile = path.join(outDir, 'index.js');
    await build({
      entryPoints: [path.join(sources, 'public.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      target: 'es2022',
      logLevel: 'warning',
    });
    writeFileSync(path.join(outDir, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
    cpSync(path.join(home, 'README.md'), path.join(outDir, 'README.md'));
    cpSync(path.join(root, 'LICENSE'), path.join(outDir, 'LICENSE'));
    mkdirSync(target, { recursive: true });
    const printed = execFileSync('npm', ['pack', '--silent', '--pack-destination', target], { cwd: outDir, encoding: 'utf8' });
    const tarball = path.join(target, 'onsale-client.tgz');
    renameSync(path.join(target, printed.trim().split('\n').at(-1) ?? ''), tarball);
    return tarball;
  } finally {
    rmSync(work, { recursive: true });
  }
};

console.log(await pack(path.resolve(process.argv[2] ?? path.join(home, 'dist'))));
