import { useVirtualizer } from "@tanstack/react-virtual";
import type { ReactNode, RefObject } from "react";

const ROW_PX = 37;

/** Rows of a long table: those that can be seen in its box are drawn. */
export function RowsInSight({
  count,
  box,
  draw,
}: {
  readonly count: number;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly draw: (index: number) => ReactNode;
}): ReactNode {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <>
      {above > 0 && <tr style={{ height: above }} />}
      {items.map(({ index }) => draw(index))}
      {below > 0 && <tr style={{ height: below }} />}
    </>
  );
}
