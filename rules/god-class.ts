import { isDataLayer } from '../src/model/data-layer.js';
import type { ClassShape, Entity, Unit } from '../src/model/facts.js';
import { compareText } from '../src/model/location.js';
import { type Evidence, defineRule } from '../src/model/rule.js';
import type { MethodGroup, SystemView } from '../src/model/system-view.js';
import { count, listed } from '../src/model/wording.js';

/** Reports each class that does the work of several: it is given or writes much, and its methods fall apart by what they write. */
export default defineRule({
  id: 'god-class',
  severity: 'warning',
  principle: 'A class has one reason to change: methods that share nothing they write change for reasons of their own.',
  source:
    'Riel, Object-Oriented Design Heuristics, 1996, 3.2 (no god classes); Hitz and Montazeri, "Measuring Coupling and Cohesion in Object-Oriented Systems", 1995, ' +
    'for groups of methods (LCOM4, here over what is written); Brown et al., AntiPatterns, 1998, The Blob, for 60 attributes and operations. The other thresholds are measured: see the page.',
  problem: '{unit} ({methods}) is given {given} and writes {entities}; {groups}.',
  remedy:
    'Move each group that shares nothing with the others into a class of its own, with the parts that only it uses; callers then ask for the one they need.',
  defaults: { maxGiven: 10, maxEntities: 4, maxGivenWhole: 15, maxSize: 60 },
  *detect(view, { maxGiven, maxEntities, maxGivenWhole, maxSize }) {
    for (const shape of view.facts.classes ?? []) {
      const unit = view.unit(shape.unit);
      const groups = view.methodGroupsOf(shape.unit);
      const entities = [...new Set(groups.flatMap((group) => group.entities))].filter((entity) => !isJoin(view.entity(entity))).sort(compareText);
      const apart = groups.filter(isWork);
      const large = shape.given.length > maxGiven;
      const many = entities.length > maxEntities;
      const fallsApart = apart.length > 1 && (large || many);
      const heavy = [many, shape.given.length > maxGivenWhole, shape.methods.length + shape.given.length >= maxSize].filter(Boolean);
      if (shape.abstract || !unit || isDataLayer(unit.name) || entities.length === 0 || !(fallsApart || heavy.length > 1)) continue;
      const service = view.serviceOf(unit.path);
      yield {
        data: {
          unit: unit.name,
          methods: count(shape.methods.length, 'method'),
          given: count(shape.given.length, 'part'),
          entities: count(entities.length, 'entity', 'entities'),
          groups: fallsApart ? wordGroups(apart, view) : 'all that it writes hangs together, so that only a division by task would part it',
        },
        at: unit,
        evidence: evidenceOf(shape, unit, fallsApart ? apart : [], view),
        services: service === null ? [] : [service],
        entities,
        key: shape.unit,
      };
    }
  },
});

/** Prisma's table of a many-to-many relation without a model is written along with either side. */
function isJoin(entity: Entity | undefined): boolean {
  return entity !== undefined && /^_\w+To\w+$/.test(entity.name);
}

/**
 * Two methods or more that write entities. What writes the object's own state alone is none: in the fourteen repositories of the
 * page these are caches, flags and the state of screens.
 */
function isWork({ methods, entities }: MethodGroup): boolean {
  return methods.length > 1 && entities.length > 0;
}

/** More names than these are counted. */
const MOST = { groups: 3, entities: 3, methods: 4, parts: 6 } as const;

function wordGroups(groups: readonly MethodGroup[], view: SystemView): string {
  const named = groups.slice(0, MOST.groups).map((group) => wordWritten(group, view));
  const rest = groups.length > MOST.groups ? [`${groups.length - MOST.groups} more`] : [];
  return `${count(groups.length, 'group')} of its methods share nothing that they write: ${[...named, ...rest].join('; ')}`;
}

/** `Order, OrderLine` */
function wordWritten({ entities }: MethodGroup, view: SystemView): string {
  const names = entities.flatMap((entity) => view.entity(entity) ?? []).filter((entity) => !isJoin(entity));
  return shortened(names.map(({ name }) => name).sort(compareText), MOST.entities);
}

function shortened(names: readonly string[], most: number): string {
  return names.length <= most + 1 ? names.join(', ') : `${names.slice(0, most).join(', ')}, ${names.length - most} more`;
}

/** What it is given first, then the groups, the largest first: that one stays. */
function evidenceOf({ given }: ClassShape, unit: Unit, groups: readonly MethodGroup[], view: SystemView): readonly Evidence[] {
  const [part] = given;
  const types = given.map(({ name, type }) => (type === '' ? name : type));
  const takes = part ? [{ ...part.at, endLine: part.at.line, note: `is given ${shortened(types, MOST.parts)}` }] : [];
  return [...takes, ...groups.map((group, index) => groupEvidence(group, index > 0, { unit, view }))];
}

function groupEvidence(group: MethodGroup, leaves: boolean, { unit, view }: { readonly unit: Unit; readonly view: SystemView }): Evidence {
  const line = group.methods[0]?.line ?? unit.line;
  const names = group.methods.map(({ name }) => name);
  const own = group.own.map(({ name }) => name);
  const taking = own.length > 0 ? ` with ${listed(own)}, which nothing else here uses` : '';
  const note = `${count(names.length, 'method')} (${shortened(names, MOST.methods)}) write ${wordWritten(group, view)}${leaves ? `; could leave${taking}` : ''}`;
  return { path: unit.path, line, endLine: line, note };
}
