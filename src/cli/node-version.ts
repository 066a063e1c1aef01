// Also read by versions of Node that are too old: this file holds to syntax that they can parse, and imports nothing.

/** What to say where Node is older than 20.19; null where it is not. */
export function nodeComplaint(version: string): string | null {
  const parts = version.split('.');
  const major = Number(parts[0]);
  const minor = Number(parts[1]);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return (
    'error: seamline needs Node 20.19 or later; this is Node ' +
    version +
    '\n  try: install the current Node from https://nodejs.org, or run `nvm install --lts`\n'
  );
}
