/** Something that a search found. */
export type Hit =
  | { readonly kind: "block"; readonly number: number; readonly hash: string }
  /** Of the block with this number; `block` is what the page opens: its hash where that is known. */
  | { readonly kind: "extrinsic"; readonly number: number; readonly block: string; readonly index: number }
  | { readonly kind: "event"; readonly number: number; readonly block: string; readonly index: number }
  | { readonly kind: "account"; readonly address: string }
  | {
      readonly kind: "subnet";
      readonly netuid: number;
      /** Sign of its alpha; empty where it is not known. */
      readonly symbol: string;
      /** True when just this was asked for, and no part of it. */
      readonly isExact: boolean;
    };

/** Subnet with its name and sign, which are anybody's texts. */
interface NamedSubnet {
  readonly netuid: number;
  readonly name: string;
  readonly symbol: string;
}

/** Returns the hit for a subnet that was asked for by its number, its name or its sign. */
export function subnetHit({ netuid, name, symbol }: NamedSubnet, query: string): Extract<Hit, { kind: "subnet" }> {
  const wanted = query.toLowerCase();
  const isExact = [`${netuid}`, name.toLowerCase(), symbol.toLowerCase()].includes(wanted);
  return { kind: "subnet", netuid, symbol, isExact };
}

/** Returns what tells a hit from others. */
export function hitId(hit: Hit): string {
  switch (hit.kind) {
    case "block":
      return `block ${hit.hash}`;
    case "extrinsic":
    case "event":
      return `${hit.kind} ${hit.number} ${hit.index}`;
    case "account":
      return `account ${hit.address}`;
    case "subnet":
      return `subnet ${hit.netuid}`;
  }
}

/** Returns hits of several answers, each once: as the first tells it. */
export function distinctHits(lists: readonly (readonly Hit[])[]): Hit[] {
  const hits = new Map<string, Hit>();
  for (const hit of lists.flat()) if (!hits.has(hitId(hit))) hits.set(hitId(hit), hit);
  return [...hits.values()];
}
