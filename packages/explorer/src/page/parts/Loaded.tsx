import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useSessionValue } from "../network/context.ts";
import { faultOf } from "../network/fault.ts";
import { useTexts } from "../texts/language.ts";
import { FaultNote } from "./FaultNote.tsx";
import styles from "./parts.module.css";
import { PARTS } from "./texts.ts";

/**
 * What was read, shown by `children`; until then that it is loading, or what is wrong. While the chain is not connected
 * the page says so as a whole, so that nothing turns here.
 */
export function Loaded<Value>({
  query,
  children,
}: {
  readonly query: UseQueryResult<Value>;
  readonly children: (value: Value) => ReactNode;
}): ReactNode {
  const { loading } = useTexts(PARTS);
  const isFaulty = useSessionValue(
    ({ fault, chain, shown }) => fault !== undefined && (chain === undefined || shown === undefined),
  );
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <FaultNote fault={faultOf(query.error)} />}
        {children(query.data)}
      </>
    );
  }
  if (query.isError) return <FaultNote fault={faultOf(query.error)} />;
  if (isFaulty) return null;
  return (
    <p className={styles.loading} role="status" data-pending>
      {loading}
    </p>
  );
}
