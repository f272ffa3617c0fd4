import type { Neuron } from "./types.ts";

/** A neuron that differs between two snapshots of a subnet. */
export interface NeuronChange {
  readonly uid: number;
  /** `undefined` when the uid is new. */
  readonly before: Neuron | undefined;
  /** `undefined` when the uid is gone. */
  readonly after: Neuron | undefined;
  /** Fields that differ; all of them when the uid is new or gone. */
  readonly fields: readonly (keyof Neuron)[];
}

function isSame(before: Neuron, after: Neuron, field: keyof Neuron): boolean {
  if (field !== "axon") return before[field] === after[field];
  return before.axon?.ip === after.axon?.ip && before.axon?.port === after.axon?.port;
}

/** Fields in which two snapshots of a neuron without weights differ. */
function fieldsBetween(before: Neuron | undefined, after: Neuron | undefined): (keyof Neuron)[] {
  // Of one neuron all fields are there, each of its own.
  const fields = Object.keys(after ?? before ?? {}) as (keyof Neuron)[];
  if (before === undefined || after === undefined) return fields;
  return fields.filter((field) => !isSame(before, after, field));
}

/** Neurons after a change, those that stayed as they were being the same objects, and what has changed. */
export function changesBetween(
  before: readonly Neuron[],
  after: readonly Neuron[],
): { readonly neurons: readonly Neuron[]; readonly changes: readonly NeuronChange[] } {
  const changes: NeuronChange[] = [];
  for (let uid = 0; uid < Math.max(before.length, after.length); uid += 1) {
    const fields = fieldsBetween(before[uid], after[uid]);
    if (fields.length > 0) changes.push({ uid, before: before[uid], after: after[uid], fields });
  }
  if (changes.length === 0) return { neurons: before, changes };
  const changed = new Set(changes.map(({ uid }) => uid));
  return { neurons: after.map((neuron, uid) => (changed.has(uid) ? neuron : (before[uid] ?? neuron))), changes };
}
