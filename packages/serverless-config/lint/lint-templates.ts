/** npm run lint:templates: cfn-lint and checkov on every service as it would be deployed to prod, and on edge with all its options. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { everyOption } from '../test/every-option.ts';
import { expandedService } from '../test/expanded-services.ts';
import { packageServices, readPackaged, templateFile } from '../test/packaged-services.ts';
import { exceptions } from './exceptions.ts';
import { cfnLint, checkov, installLinters } from './linters.ts';
import type { Finding } from './linters.ts';

const regions = 'ap-northeast-2';

/** Writes the templates, a file a service, and answers the files. */
const writeTemplates = async (folder: string): Promise<string[]> => {
  const packages = path.join(folder, 'packages');
  const templates = path.join(folder, 'templates');
  mkdirSync(templates);
  console.log('Packaging every service…');
  await packageServices('prod', packages);
  const files = readPackaged(packages).map(({ name, folder: output }) => {
    const file = path.join(templates, `${name}.json`);
    copyFileSync(path.join(output, templateFile), file);
    return file;
  });
  const { resources } = await expandedService('edge', 'prod', everyOption);
  // Its own outputs may name its functions, which osls adds.
  const { Resources } = JSON.parse(readFileSync(path.join(templates, 'edge.json'), 'utf8')) as { Resources: object }; // osls wrote it
  const whole = { ...resources, Resources: { ...Resources, ...resources.Resources } };
  const withOptions = path.join(templates, 'edge-with-every-option.json');
  writeFileSync(withOptions, JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', ...whole }, undefined, 1));
  return [...files, withOptions];
};

const isExcepted = ({ check, service, resource }: Finding): boolean =>
  exceptions.some((each) => each.check === check && (each.only?.test(`${service} ${resource}`) ?? true));

const lint = async (folder: string): Promise<{ passed: number; failed: number }> => {
  const bin = installLinters(path.resolve('.onsale'));
  const files = await writeTemplates(folder);
  console.log(`cfn-lint on ${files.length} templates…`);
  const fromCfnLint = cfnLint(bin, files, regions);
  console.log('checkov on the same…');
  const fromCheckov = checkov(bin, path.dirname(files[0] ?? folder));

  const findings = [...fromCfnLint, ...fromCheckov.findings];
  const faults = findings.filter((each) => !isExcepted(each));
  for (const { check, service, resource, says } of faults) console.log(`${check} ${service} ${resource}: ${says}`);
  const stale = exceptions.filter(({ check }) => !findings.some((each) => each.check === check));
  for (const { check } of stale) console.log(`${check}: excepted, but there is no such finding any more`);
  const clean = files.filter((file) => !faults.some(({ service }) => service === path.basename(file, '.json')));
  console.log(`${findings.length - faults.length} findings are excepted, by ${exceptions.length} reasons in lint/exceptions.ts`);
  return { passed: fromCheckov.passed + clean.length, failed: faults.length + stale.length };
};

const folder = mkdtempSync(path.join(tmpdir(), 'onsale-lint-'));
try {
  const { passed, failed } = await lint(folder);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
