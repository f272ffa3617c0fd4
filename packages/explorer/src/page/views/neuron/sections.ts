import type { Step, StepId } from "@opentao/runtime/replay";

/** Parts of the way from a block's emission to a payment. */
export const SECTIONS = ["block", "subnet", "epoch", "neuron", "paid"] as const;

/** Name of a part. */
export type Section = (typeof SECTIONS)[number];

/** Step with which each part begins; what was paid is told apart. */
const FIRST: Readonly<Partial<Record<StepId, Section>>> = {
  shareByPrice: "subnet",
  alphaEmission: "subnet",
  drainedServer: "epoch",
  stakeWeight: "neuron",
};

/** Returns steps by their part of the way, in their order. */
export function inSections(steps: readonly Step[], paid: ReadonlySet<Step>): ReadonlyMap<Section, readonly Step[]> {
  const sections = new Map<Section, Step[]>(SECTIONS.map((name) => [name, []]));
  let section: Section = "block";
  for (const step of steps) {
    section = FIRST[step.id] ?? section;
    sections.get(paid.has(step) ? "paid" : section)?.push(step);
  }
  return sections;
}
