import { type ReactNode, useEffect, useRef } from "react";
import { hiddenEdges } from "./hiddenEdges.ts";
import styles from "./parts.module.css";

/** A shadow at each side of what is in it, which scrolls sideways, where more of it is hidden. */
export function Edges({ children }: { readonly children: ReactNode }): ReactNode {
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = around;
    const box = current?.firstElementChild;
    if (current === null || box == null) return;
    const tell = (): void => {
      const { before, after } = hiddenEdges(box);
      current.toggleAttribute("data-before", before);
      current.toggleAttribute("data-after", after);
    };
    // What is in it may grow without it.
    const sizes = new ResizeObserver(tell);
    for (const each of [box, ...box.children]) sizes.observe(each);
    box.addEventListener("scroll", tell, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener("scroll", tell);
    };
  }, []);
  return (
    <div ref={around} className={styles.edges}>
      {children}
    </div>
  );
}
