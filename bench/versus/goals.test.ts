import { shortOf } from './goals.ts';

const reached = { perSecond: 20, cpuMsPerOk: 1 / 15, p95: 0.1 };
const all = {
  'api-order': { 16: reached, 64: reached },
  'buyer-way-free-pdf-apart': { 16: reached },
  'buyer-way-pdf-apart': { 16: reached },
  availability: { 16: reached },
  pdf: { 1: reached },
};

test('a run that reaches every goal is short of none', () => {
  expect(shortOf(all)).toEqual([]);
});

test('each goal that is missed or was not measured is told', () => {
  const { pdf, ...others } = all;
  expect(pdf).toBeDefined();
  expect(shortOf({ ...others, 'buyer-way-free-pdf-apart': { 16: { ...reached, perSecond: 14.9, cpuMsPerOk: 0.08 } } })).toEqual([
    'buyer-way-free-pdf-apart, 16 at a time, has 14.9× a second: 15× a second is the goal',
    'buyer-way-free-pdf-apart, 16 at a time, has 1/12.5 of the CPU: 1/15 of the CPU is the goal',
    'pdf, 1 at a time, was not measured: 1/5 of the CPU is the goal',
  ]);
});
