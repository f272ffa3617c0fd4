import { z } from "zod";
import { DispatchFailure } from "./error.ts";
import type { RuntimeTypes } from "./runtimeTypes.ts";

const moduleError = z.object({
  type: z.literal("Module"),
  value: z.union([
    z.object({ index: z.number(), error: z.string() }),
    // Events carry module errors already named, where the metadata's outer error type is used.
    z.object({ type: z.string(), value: z.object({ type: z.string() }) }),
  ]),
});
const otherError = z.object({ type: z.string(), value: z.unknown().optional() });

/** What a `DispatchError` as events hold it means. */
export function dispatchFailure(types: RuntimeTypes, error: unknown): DispatchFailure {
  const module = moduleError.safeParse(error).data;
  if (module !== undefined) {
    const [pallet, name] =
      "type" in module.value
        ? [module.value.type, module.value.value.type]
        : [module.value.index, Number.parseInt(module.value.error.slice(2, 4), 16)];
    const known = types.error(pallet, name);
    return new DispatchFailure(known?.pallet ?? String(pallet), known?.name ?? String(name), known?.docs ?? "");
  }
  const other = otherError.safeParse(error).data;
  if (other === undefined) return new DispatchFailure(undefined, "an unknown error", "");
  const inner = otherError.safeParse(other.value).data;
  return new DispatchFailure(undefined, inner === undefined ? other.type : `${other.type}.${inner.type}`, "");
}
