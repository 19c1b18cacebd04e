import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds before the second and the third try of a request to AWS, more or less: well inside a 10 s function. */
export const requestPauses = [100, 300] as const;

/** Waits half as long to one and a half times as long, so that two who failed together do not meet again. */
export const pauseAbout = (milliseconds: number): Promise<void> => sleep(milliseconds * (0.5 + Math.random()));
