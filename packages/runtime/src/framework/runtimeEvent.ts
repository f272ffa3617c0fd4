import { type AnyCodec, type Codec, CodecError, lazy, variant } from "@opentao/codec";

/** An event of some pallet: `{ type: "Balances", value: { type: "Transfer", value: { from, to, amount } } }`. */
export interface RuntimeEvent {
  /** The pallet's name. */
  readonly type: string;
  readonly value: { readonly type: string; readonly value?: unknown };
}

/** Events of the runtime whose code runs now. */
let active: Codec<RuntimeEvent> | undefined;

/** Runs `action` with `events` as the enumeration that {@link RuntimeEvent} stands for. */
export function withRuntimeEvents<T>(events: Codec<RuntimeEvent>, action: () => T): T {
  const before = active;
  active = events;
  try {
    return action();
  } finally {
    active = before;
  }
}

/** An event of any pallet. Like `RuntimeCall`, it stands for the enumeration of the runtime in which it is used. */
export const RuntimeEvent: Codec<RuntimeEvent> = lazy(() => {
  if (active === undefined)
    throw new CodecError("INVALID_VALUE", "events can be read and written within a runtime only");
  return active;
});

/** The enumeration of all pallets' events. */
export function outerEvents(
  pallets: readonly { readonly name: string; readonly index: number; readonly codec: AnyCodec }[],
  path: string,
): Codec<RuntimeEvent> {
  const variants = Object.fromEntries(pallets.map(({ name, index, codec }) => [name, { index, codec }]));
  // Every alternative's payload is an enumeration of a pallet's events, which is what RuntimeEvent says.
  return variant(variants, { path }) as unknown as Codec<RuntimeEvent>;
}
