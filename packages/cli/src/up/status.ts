import { z } from "zod";

/** What a neuron's process tells its supervisor, for people to look at. Nothing of it is trusted or paid for. */
export const neuronStatus = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("progress"), step: z.string().max(200), fraction: z.number().min(0).max(1).optional() }),
  z.object({ kind: z.literal("ready"), uid: z.number().int().nonnegative() }),
  z.object({ kind: z.literal("answered"), answer: z.string().max(400), latencyMs: z.number().nonnegative() }),
  z.object({
    kind: z.literal("scored"),
    scores: z.array(z.object({ uid: z.number().int().nonnegative(), score: z.number() })).max(4096),
  }),
]);

/** A message of {@link neuronStatus}'s form. */
export type NeuronStatus = z.infer<typeof neuronStatus>;

/** Tells the supervisor; does nothing in a process that nobody supervises. */
export function tellSupervisor(status: NeuronStatus): void {
  if (process.connected) process.send?.(status);
}
