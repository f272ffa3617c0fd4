import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { faultOf } from "../network/fault.ts";
import { FaultNote } from "./FaultNote.tsx";
import styles from "./FromIndex.module.css";
import { Loaded } from "./Loaded.tsx";

/** History of the index, shown by `children`; where there is none, why, and what the chain knows without it. */
export function FromIndex<Value>({
  query,
  otherwise,
  children,
}: {
  readonly query: UseQueryResult<Value>;
  readonly otherwise?: ReactNode;
  readonly children: (value: Value) => ReactNode;
}): ReactNode {
  if (query.data !== undefined || !query.isError) return <Loaded query={query}>{children}</Loaded>;
  return (
    <>
      <FaultNote fault={faultOf(query.error)} />
      {otherwise !== undefined && <div className={styles.otherwise}>{otherwise}</div>}
    </>
  );
}
