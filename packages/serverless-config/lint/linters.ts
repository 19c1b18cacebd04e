import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One linter's opinion on one resource of one template. */
export type Finding = { readonly check: string; readonly service: string; readonly resource: string; readonly says: string };

const requirements = path.join(import.meta.dirname, 'requirements.txt');

/** The folder of the linters' programs: a virtual environment of their own, made when it is missing or of other versions. */
export const installLinters = (home: string): string => {
  const venv = path.join(home, 'lint-venv');
  const installed = path.join(venv, 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return path.join(venv, 'bin');
  console.log('Installing cfn-lint and checkov (about a minute)…');
  run('python3', ['-m', 'venv', venv]);
  run(path.join(venv, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(installed, wanted);
  return path.join(venv, 'bin');
};

/** Throws where a linter could not do its work; findings are no reason to. */
const run = (program: string, args: readonly string[], findingsExit: (status: number) => boolean = () => false): string => {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error) throw error;
  if (status === null || (status !== 0 && !findingsExit(status)))
    throw new Error(`${program} ended with ${status}: ${stderr || stdout}`);
  return stdout;
};

const serviceOf = (file: string): string => path.basename(file, '.json');

type CfnLintMatch = {
  readonly Filename: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Path: readonly (string | number)[] | null };
};

export const cfnLint = (bin: string, templates: readonly string[], regions: string): Finding[] => {
  // Its exit is a sum of bits for errors (2), warnings (4) and hints (8).
  const out = run(
    path.join(bin, 'cfn-lint'),
    ['--format', 'json', '--regions', regions, '--', ...templates],
    (status) => status < 16,
  );
  return (JSON.parse(out || '[]') as CfnLintMatch[]).map(({ Filename, Message, Rule, Location }) => ({
    check: Rule.Id,
    service: serviceOf(Filename),
    resource: String(Location.Path?.[1] ?? ''),
    says: Message,
  }));
};

type CheckovReport = {
  readonly results: {
    readonly failed_checks: readonly { check_id: string; check_name: string; file_path: string; resource: string }[];
    readonly parsing_errors: readonly string[];
  };
  readonly summary: { readonly passed: number };
};

export const checkov = (bin: string, folder: string): { readonly findings: Finding[]; readonly passed: number } => {
  const args = ['--directory', folder, '--framework', 'cloudformation', '--output', 'json', '--skip-download', '--soft-fail'];
  const { results, summary } = JSON.parse(run(path.join(bin, 'checkov'), args)) as CheckovReport;
  if (results.parsing_errors.length > 0) throw new Error(`checkov cannot read ${results.parsing_errors.join(', ')}`);
  const findings = results.failed_checks.map(({ check_id, check_name, file_path, resource }) => ({
    check: check_id,
    service: serviceOf(file_path),
    resource: resource.slice(resource.lastIndexOf('.') + 1),
    says: check_name,
  }));
  return { findings, passed: summary.passed };
};
