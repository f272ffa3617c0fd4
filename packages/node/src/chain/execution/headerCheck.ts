import { CodecError, toHex } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import { ConsensusError, slotAt, slotOf, unsealHeader, verifySeal } from "@opentao/consensus";
import { MAX_CLOCK_DRIFT, RuntimePanic } from "@opentao/runtime/boundary";
import type { Clock } from "../../primitives/clock.ts";
import type { HashedHeader } from "../../primitives/hashedHeader.ts";
import type { SignatureVerifier } from "../../state/index.ts";
import { BlockError } from "../errors.ts";
import type { Chain, Hash } from "../interface.ts";
import { type AuraState, readAura, sealVerifier } from "./aura.ts";

/** Header that our clock finds too early. */
export interface EarlyHeader {
  /**
   * Time from which its block is taken, Unix time in milliseconds; `undefined` when the seal is not known to be an
   * author's, so that the slot may be anything.
   */
  readonly dueAt: number | undefined;
}

/** Plausibility of an announced header. */
export type HeaderPlausibility =
  /** Seal and slot are right, or cannot be verified because the parent is not known. */
  | "plausible"
  /** No honest peer passes such a header on. */
  | "false"
  | EarlyHeader;

/** Chain by which headers are verified. */
export interface HeaderCheckChain extends Pick<Chain, "header" | "best" | "call"> {
  /** Remembers the seals that are right, for the import; a chain that imports nothing has none. */
  readonly signatures?: Pick<SignatureVerifier, "verify">;
}

/** Parents whose authors are remembered. */
const MAX_REMEMBERED = 64;

/**
 * Verifies announced headers before anything is fetched for them: a seal costs its author a key, and a false one costs
 * us one check. The import asks for the seal again, since a block's validity never depends on how the block came: from
 * an announcement, a range, a file. It has the same verifier, which remembers signatures that are right.
 */
export class HeaderCheck {
  readonly #chain: HeaderCheckChain;
  readonly #clock: Pick<Clock, "now">;
  readonly #auras = new Map<Hash, AuraState | undefined>();

  constructor(chain: HeaderCheckChain, clock: Pick<Clock, "now">) {
    this.#chain = chain;
    this.#clock = clock;
  }

  /** Returns a header's plausibility; one that is known already was found right. */
  verify({ hash, header }: HashedHeader): HeaderPlausibility {
    return this.#chain.header(hash) === undefined ? this.#verifyNew(header) : "plausible";
  }

  #verifyNew(header: Header): HeaderPlausibility {
    const parentHash = toHex(header.parentHash);
    const parent = this.#chain.header(parentHash);
    if (parent !== undefined && header.number !== parent.number + 1) return "false";
    const aura = this.#auraAfter(parent === undefined ? this.#chain.best().hash : parentHash);
    if (aura === undefined) return "plausible";
    try {
      return this.#verifySealed(header, parent, aura);
    } catch (error) {
      if (error instanceof ConsensusError || error instanceof CodecError) return "false";
      throw error;
    }
  }

  /** @throws ConsensusError, CodecError */
  #verifySealed(header: Header, parent: Header | undefined, aura: AuraState): HeaderPlausibility {
    const { authorities, slotDuration } = aura;
    const latestSlot = slotAt(BigInt(this.#clock.now() + MAX_CLOCK_DRIFT), slotDuration);
    const slot = slotOf(header);
    if (slot > latestSlot)
      return { dueAt: this.#isSealedBy(header, aura, slot) ? dueAt(slot, slotDuration) : undefined };
    if (parent === undefined) unsealHeader(header);
    else {
      const parentSlot = parent.number === 0 ? undefined : slotOf(parent);
      verifySeal(header, { authorities, parentSlot, latestSlot, ...this.#remembering() });
    }
    return "plausible";
  }

  /** Returns whether a header's seal is by the author of its slot, as far as the authors are known. */
  #isSealedBy(header: Header, { authorities }: AuraState, latestSlot: bigint): boolean {
    try {
      verifySeal(header, { authorities, parentSlot: undefined, latestSlot, ...this.#remembering() });
      return true;
    } catch (error) {
      // The authors may be others by then.
      if (error instanceof ConsensusError || error instanceof CodecError) return false;
      throw error;
    }
  }

  #remembering() {
    const { signatures } = this.#chain;
    return signatures && { verify: sealVerifier(signatures) };
  }

  /** Returns the authorities of the block on another; `undefined` when the state does not name them. */
  #auraAfter(hash: Hash): AuraState | undefined {
    if (this.#auras.has(hash)) return this.#auras.get(hash);
    const aura = this.#read(hash);
    for (const oldest of this.#auras.keys()) {
      if (this.#auras.size < MAX_REMEMBERED) break;
      this.#auras.delete(oldest);
    }
    this.#auras.set(hash, aura);
    return aura;
  }

  /** @throws what is not said of the block or by the runtime: a fault of the database above all */
  #read(hash: Hash): AuraState | undefined {
    try {
      return readAura((method, input) => this.#chain.call(hash, method, input));
    } catch (error) {
      // The state is not kept, or the runtime knows no Aura: the import decides.
      if (error instanceof BlockError || error instanceof RuntimePanic || error instanceof CodecError) return undefined;
      throw error;
    }
  }
}

/** Time from which blocks of a slot are taken, Unix time in milliseconds. */
function dueAt(slot: bigint, slotDuration: bigint): number {
  return Number(slot * slotDuration) - MAX_CLOCK_DRIFT;
}
