import { fromHex, toHex } from "@opentao/codec";
import {
  type Chain,
  ChainError,
  getBlock,
  isRefusal,
  type Plan,
  type SignedTransaction,
  TransactionFailure,
} from "@opentao/sdk/browser";
import type { WalletAccount } from "../accounts.ts";
import { type Intent, IntentBook, type IntentChange } from "./intents.ts";
import type { Order } from "./order.ts";

/** Orders of this browser. */
export const intents = new IntentBook(localStorage);
/** Orders that this page waits for: nobody else looks for them. */
const flying = new Set<string>();

/** Time for the visitor to sign and the chain to finalize it, in ms; what is later is found by looking. */
const WAIT_MS = 600_000;

/**
 * Returns how a failure is kept; `undefined` for one that says nothing of what became of the order.
 *
 * @param isNew - true when no node has taken it yet: one that refuses it then has the last word
 */
function failureOf(error: unknown, isNew = false): IntentChange | undefined {
  if (!(error instanceof ChainError)) return undefined;
  const isFailure = error instanceof TransactionFailure;
  if (!isFailure && !(isNew && isRefusal(error))) return undefined;
  const name = !isFailure ? error.code : error.pallet === undefined ? error.error : `${error.pallet}.${error.error}`;
  const [message, hint] = [error.message, error.hint ?? ""].map((text) => text.slice(0, 1_000));
  return { state: "failed", failure: { name: name.slice(0, 200), message: message ?? "", hint: hint ?? "" } };
}

/** Waits for an order by `begin`, and keeps what becomes of it. */
async function followed(
  hash: () => string | undefined,
  begin: () => Promise<unknown>,
  isNew: () => boolean = () => false,
): Promise<void> {
  try {
    await begin();
  } catch (error) {
    const of = hash();
    const failure = failureOf(error, isNew());
    if (of !== undefined && failure !== undefined) intents.change(of, failure);
    throw error;
  } finally {
    flying.delete(hash() ?? "");
  }
}

/**
 * Has an order signed, keeps it, sends it and follows it until it is finalized.
 *
 * @param onSigned - told its hash, by which the book of orders knows it
 * @throws ChainError; KeysError; what an extension throws
 */
export function perform(
  chain: Chain,
  { address, signer }: WalletAccount,
  { order, plan }: { readonly order: Order; readonly plan: Plan },
  onSigned: (hash: string) => void,
): Promise<void> {
  let hash: string | undefined;
  let isNew = true;
  return followed(
    () => hash,
    () =>
      chain.submit(plan.call, signer, {
        until: "finalized",
        timeoutMs: WAIT_MS,
        onStatus: (status) => {
          if (status.kind === "signed") {
            const { bytes, after, end } = status;
            const { genesisHash } = chain;
            const place = { bytes: toHex(bytes), after, end, genesisHash, address };
            intents.add({ ...place, hash: status.hash, order, at: Date.now(), state: "signed" });
            hash = status.hash;
            flying.add(hash);
            onSigned(hash);
          } else if (hash !== undefined) {
            isNew = false;
            const block = "blockHash" in status ? { block: status.blockHash } : {};
            intents.change(hash, { state: status.kind, ...block });
          }
        },
      }),
    () => isNew,
  );
}

const signedOf = ({ bytes, after, end }: Intent): SignedTransaction => ({ bytes: fromHex(bytes), after, end });

/** Sends an order again that is in no block: the same transaction, which can come in once only. @throws ChainError */
export function sendAgain(chain: Chain, intent: Intent): Promise<void> {
  const { hash } = intent;
  flying.add(hash);
  return followed(
    () => hash,
    () =>
      chain.send(signedOf(intent), {
        until: "finalized",
        timeoutMs: WAIT_MS,
        onStatus: (status) => {
          if (status.kind === "signed") return;
          intents.change(hash, { state: status.kind, ...("blockHash" in status ? { block: status.blockHash } : {}) });
        },
      }),
  );
}

/** Looks on the chain for an order of which nothing is known since the page was left, and keeps what is found. */
export async function find(chain: Pick<Chain, "head" | "find" | "request">, intent: Intent): Promise<void> {
  const { hash } = intent;
  if (flying.has(hash)) return;
  const finalized = await chain.head("finalized");
  try {
    const found = await chain.find(signedOf(intent));
    if (found.kind !== "found") {
      const state = found.kind === "absent" ? "gone" : "unseen";
      if (found.isOver && intent.state !== state) intents.change(hash, { state });
      return;
    }
    const { blockHash } = found.inclusion;
    const number = (await getBlock(chain, blockHash))?.head.number ?? Number.POSITIVE_INFINITY;
    const state = number <= finalized.number ? "finalized" : "inBlock";
    if (intent.state !== state) intents.change(hash, { state, block: blockHash });
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    intents.change(hash, failure);
  }
}
