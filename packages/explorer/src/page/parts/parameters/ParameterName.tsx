import type { ReactNode } from "react";
import { plainText } from "../names.tsx";
import type { Names } from "./names.ts";
import styles from "./parameterName.module.css";

/** A hyperparameter by its name in words, with the chain's beside it. */
export function ParameterName({ of: { plain, chain } }: { readonly of: Names }): ReactNode {
  return (
    <>
      {plain} <code className={styles.chain}>{plainText(chain, 60)}</code>
    </>
  );
}
