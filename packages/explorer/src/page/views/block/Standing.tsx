import type { ReactNode } from "react";
import { useStanding } from "../../network/blocks/useBlock.ts";
import { useTexts } from "../../texts/language.ts";
import styles from "./block.module.css";
import { BLOCK } from "./texts.ts";

/** Whether a block stays, in words. */
export function Standing({ head }: { readonly head: { readonly number: number; readonly hash: string } }): ReactNode {
  const words = useTexts(BLOCK);
  const standing = useStanding(head);
  if (standing === undefined) return words.checking;
  const [name, meaning] = words.standing[standing];
  return (
    <span className={styles[standing]} title={meaning}>
      {standing === "finalized" ? "✓ " : ""}
      {name}
    </span>
  );
}
