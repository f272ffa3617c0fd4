import type { ReactNode, RefObject } from "react";
import { Edges } from "./Edges.tsx";
import styles from "./parts.module.css";

/**
 * A box that scrolls, with a name, which is reached by the keyboard. It is no landmark, as the card is in which it
 * stands.
 */
export function ScrollBox({
  name,
  box,
  maxHeight,
  children,
}: {
  readonly name: string;
  readonly box?: RefObject<HTMLDivElement | null>;
  /** In pixels. */
  readonly maxHeight?: number | undefined;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Edges>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups what one fills in */}
      <div
        ref={box}
        role="group"
        aria-label={name}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className={styles.tableBox}
        style={{ maxHeight }}
      >
        {children}
      </div>
    </Edges>
  );
}
