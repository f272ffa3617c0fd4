import { ChainError, isRefusal, TransactionFailure } from "@opentao/sdk/browser";
import type { ReactNode } from "react";
import { KeysError } from "../../../keys/keysError.ts";
import { plainText } from "../../../parts/names.tsx";
import { Prose } from "../../../parts/Prose.tsx";
import { useTexts } from "../../../texts/language.ts";
import { KeyNote } from "../keys/KeyNote.tsx";
import { Failure } from "../orders/Progress.tsx";
import styles from "../wallet.module.css";
import { ACTIONS } from "./texts.ts";

/** Name of what went wrong: what was signed and not refused may be in a block, whatever it was. */
function reasonOf(error: ChainError): string {
  return error.transaction !== undefined && !isRefusal(error) ? "TIMEOUT" : error.code;
}

/** What went wrong before an order was on its way, and what to do. */
export function ActionFault({ error }: { readonly error: Error | null }): ReactNode {
  const words = useTexts(ACTIONS);
  if (error === null) return null;
  if (error instanceof KeysError) return <KeyNote error={error} />;
  if (error instanceof TransactionFailure) {
    const { pallet, error: reason, message, hint } = error;
    const name = pallet === undefined ? reason : `${pallet}.${reason}`;
    return <Failure of={{ name, message: message.replace("refused", "would refuse"), hint: hint ?? "" }} />;
  }
  const known = new Map(Object.entries(words.faults)).get(error instanceof ChainError ? reasonOf(error) : "");
  return (
    <div className={styles.fault} role="alert">
      <strong>{known ?? words.failed}</strong>
      <p lang="en">
        <bdi>{plainText(error.message, 500)}</bdi>
        {error instanceof ChainError && error.hint !== undefined && (
          <>
            {" "}
            <Prose text={error.hint} />
          </>
        )}
      </p>
    </div>
  );
}
