import { type ReactNode, useState } from "react";

/** What is made only once somebody opens it. */
export function Unfold({ title, children }: { readonly title: string; readonly children: () => ReactNode }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="quiet">{title}</summary>
      {isOpen && children()}
    </details>
  );
}
