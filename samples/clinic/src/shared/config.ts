export interface Config {
  port: number;
  reminderMinutes: number;
}

export const OPENING_HOUR = 8;
export const CLOSING_HOUR = 18;

/** Reads the settings from the environment; a missing one has a default, a wrong one stops the start. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return {
    port: wholeNumber(env, 'PORT', 3000),
    reminderMinutes: wholeNumber(env, 'REMINDER_MINUTES', 15),
  };
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value <= 0) {
    throw new Error(`${name} must be a whole number above 0, not "${text}"`);
  }
  return value;
}
