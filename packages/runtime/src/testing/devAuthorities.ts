import { type Keypair, keypairFromSuri } from "@opentao/crypto";

/** Keys of an author and voter, from a development phrase. */
export interface DevAuthority {
  /** Secret URI from which the keys are derived: `//One`. */
  readonly suri: string;
  /** sr25519: makes blocks. */
  readonly aura: Keypair;
  /** ed25519: votes on which blocks are finalized. */
  readonly grandpa: Keypair;
}

const NAMES = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"];

/** Keys of the first `count` development authorities: `//One` to `//Eight`, then `//9`, `//10`, … */
export function devAuthorities(count: number): DevAuthority[] {
  return Array.from({ length: count }, (_, i) => {
    const suri = `//${NAMES[i] ?? i + 1}`;
    return { suri, aura: keypairFromSuri(suri, "sr25519"), grandpa: keypairFromSuri(suri, "ed25519") };
  });
}

/** A genesis configuration with these authorities instead of its own: each makes blocks in turn and has one vote. */
export function withAuthorities<C extends object>(config: C, authorities: readonly DevAuthority[]) {
  return {
    ...config,
    aura: { authorities: authorities.map(({ aura }) => aura.address) },
    grandpa: { authorities: authorities.map(({ grandpa }) => [grandpa.address, 1] as const) },
  };
}
