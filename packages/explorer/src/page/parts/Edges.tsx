import { type ReactNode, useEffect, useRef } from "react";
import { hiddenEdges } from "./hiddenEdges.ts";
import styles from "./parts.module.css";

/** Brings the chosen one of the links that scroll to the middle. */
function showChosen(box: Element): void {
  const chosen = box.querySelector("a[aria-current]");
  if (chosen === null) return;
  const [own, around] = [chosen.getBoundingClientRect(), box.getBoundingClientRect()];
  box.scrollLeft += own.left + own.width / 2 - around.left - around.width / 2;
}

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
    const choices = new MutationObserver(() => showChosen(box));
    choices.observe(box, { attributes: true, attributeFilter: ["aria-current"], subtree: true });
    showChosen(box);
    return () => {
      sizes.disconnect();
      choices.disconnect();
      box.removeEventListener("scroll", tell);
    };
  }, []);
  return (
    <div ref={around} className={styles.edges}>
      {children}
    </div>
  );
}
