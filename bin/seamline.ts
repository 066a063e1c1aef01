#!/usr/bin/env node
import { nodeComplaint } from '../src/cli/node-version.js';

// Loaded only once Node is known to be new enough: an old one could not even parse it.
const complaint = nodeComplaint(process.versions.node);
if (complaint === null) {
  import('../src/cli/main.js').then(({ runProcess }) => runProcess());
} else {
  process.stderr.write(complaint);
  process.exitCode = 2;
}
