import { readFileSync } from 'node:fs';

/** The version in package.json, found beside the sources or beside the build. */
export function toolVersion(): string {
  for (const up of ['../package.json', '../../package.json']) {
    try {
      const manifest: unknown = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8'));
      if (isManifest(manifest)) return manifest.version;
    } catch {
      // Not there: one level further up.
    }
  }
  return '0.0.0';
}

function isManifest(value: unknown): value is { readonly name: 'seamline'; readonly version: string } {
  return typeof value === 'object' && value !== null && 'name' in value && value.name === 'seamline' && 'version' in value && typeof value.version === 'string';
}
