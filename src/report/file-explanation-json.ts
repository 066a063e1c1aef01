import type { Analysis } from '../model/analysis.js';
import type { FileExplanation, FileTie, TiePart } from '../model/file-explanation.js';
import { jsonText } from './json.js';
import { placementOf } from './json-report.js';

/** Why a file is where it is as JSON, in the shape that `explain-file.schema.json` describes; ends with a newline. */
export function renderFileExplanationJson(explanation: FileExplanation, analysis: Pick<Analysis, 'version'>): string {
  const { path, placement, noPlace, module, services, ties, kernelFiles, missing } = explanation;
  return jsonText({
    formatVersion: 1,
    tool: { name: 'seamline', version: analysis.version },
    path,
    place: noPlace?.kind ?? 'service',
    reason: noPlace?.reason ?? null,
    placement: placement && placementOf(placement),
    module,
    missing,
    services: services.map(({ service, weight, share }) => ({ service, weight, share })),
    ties: ties.map(tieOf),
    kernelFiles,
  });
}

function tieOf({ to, service, weight, parts }: FileTie): object {
  return { kind: to.kind, to: to.kind === 'entity' ? to.id : to.path, service, weight, parts: parts.map(partOf) };
}

function partOf({ signal, outgoing, count, weight }: TiePart): object {
  return { signal, direction: outgoing === null ? 'both' : outgoing ? 'out' : 'in', count, weight };
}
