import { execFileSync } from 'node:child_process';

test('an install runs no package’s script: it would have the rights of the stage’s role', () => {
  const told = execFileSync('npm', ['config', 'get', 'ignore-scripts'], { encoding: 'utf8' }); // jest runs in the repository's root
  expect(told.trim()).toBe('true');
});
