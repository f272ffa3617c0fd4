import { type AnyCodec, type Value, type VariantSpec, variant, type Writer } from "@opentao/codec";

/** One event of a pallet. */
export interface EventSpec<C extends AnyCodec = AnyCodec> {
  readonly index: number;
  /** Codec of what the event tells: a tuple or a struct without a path; nothing by default. */
  readonly fields?: C;
  readonly docs?: string;
}

/** An event that happened, ready for `state.deposit`. */
export interface PalletEvent {
  readonly pallet: string;
  readonly name: string;
  readonly value: unknown;
  /** Writes the event as the runtime's enumeration of events has it. */
  encodeTo(out: Writer): void;
}

type EventSpecs = Readonly<Record<string, EventSpec>>;

type EventMaker<S> = S extends { readonly fields: infer C extends AnyCodec }
  ? undefined extends Value<C>
    ? (value?: Value<C>) => PalletEvent
    : (value: Value<C>) => PalletEvent
  : () => PalletEvent;

/** Makers of a pallet's events by name. */
export type PalletEvents<S extends EventSpecs = EventSpecs> = { readonly [K in keyof S]: EventMaker<S[K]> };

const specs = new WeakMap<object, EventSpecs>();

/**
 * Declares the events of a pallet: `state.deposit(events.Transfer({ from, to, amount }))`.
 *
 * @param pallet - the pallet's name
 * @param palletIndex - its index in the runtime
 */
export function palletEvents<const S extends EventSpecs>(
  pallet: string,
  palletIndex: number,
  events: S,
): PalletEvents<S> {
  const makers = Object.entries(events).map(([name, { index, fields }]) => {
    const make = (value?: unknown): PalletEvent => ({
      pallet,
      name,
      value,
      encodeTo: (out) => {
        out.u8(palletIndex);
        out.u8(index);
        fields?.encodeTo(value, out);
      },
    });
    return [name, make];
  });
  // One maker for every name of S, which is what PalletEvents says.
  const result = Object.fromEntries(makers) as PalletEvents<S>;
  specs.set(result, events);
  return result;
}

/** The enumeration of a pallet's events: for reading `System.Events`, and for metadata. */
// biome-ignore lint/suspicious/noExplicitAny: makers of events take different values; only their names matter here
export function eventsCodec(events: Readonly<Record<string, (value: any) => PalletEvent>>, path: string): AnyCodec {
  const variants: Record<string, VariantSpec> = {};
  for (const [name, { index, fields, docs }] of Object.entries(specs.get(events) ?? {})) {
    variants[name] = {
      index,
      ...(fields === undefined ? {} : { codec: fields }),
      ...(docs === undefined ? {} : { docs }),
    };
  }
  return variant(variants, { path });
}
