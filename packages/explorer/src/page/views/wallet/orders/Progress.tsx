import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Prose } from "../../../parts/Prose.tsx";
import { useTexts } from "../../../texts/language.ts";
import { EXTRINSIC } from "../../extrinsic/texts.ts";
import styles from "../wallet.module.css";
import type { Intent } from "./intents.ts";
import { ORDERS } from "./texts.ts";

/** A failure in the chain's words, and the way out in the language of the page where it has one. */
export function Failure({ of: { name, message, hint } }: { readonly of: NonNullable<Intent["failure"]> }): ReactNode {
  const cure = useTexts(EXTRINSIC).cures.get(name);
  return (
    <div className={styles.fault} role="alert">
      <bdi lang="en">{message}</bdi>
      <p lang={cure === undefined ? "en" : undefined}>
        <Prose text={cure ?? hint} />
      </p>
    </div>
  );
}

/** How far a signed order is, as it is heard of. */
export function Progress({ of: { state, block, failure } }: { readonly of: Intent }): ReactNode {
  const words = useTexts(ORDERS);
  const kind = state === "finalized" ? styles.good : state === "failed" || state === "gone" ? styles.bad : undefined;
  return (
    <>
      <p role="status" className={kind} data-state={state}>
        {state === "finalized" && <span aria-hidden="true">✓ </span>}
        {words.states[state]}{" "}
        {block !== undefined && (
          <Link to="/blocks/$block" params={{ block }}>
            {words.block}
          </Link>
        )}
      </p>
      {failure !== undefined && <Failure of={failure} />}
    </>
  );
}
