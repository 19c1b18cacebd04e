/** Reads a variable that a function cannot run without. Throws an Error that names it, so a bad deployment fails at start. */
export const requiredEnv = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`Missing environment variable ${name}`);
  return value;
};
