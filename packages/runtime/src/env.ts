/** Reads a variable that a function cannot run without. Throws an Error that names it, so a bad deployment fails at start. */
export const requiredEnv = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`Missing environment variable ${name}`);
  return value;
};

/** A variable that must be a whole number, 0 or more. Throws an Error that names it. */
export const requiredWhole = (name: string): number => {
  const value = requiredEnv(name);
  if (!/^\d{1,15}$/.test(value)) throw new Error(`Environment variable ${name} must be a whole number, not ${value}`);
  return Number(value);
};
