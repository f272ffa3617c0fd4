import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";

export function Blocks(): ReactNode {
  return <Card title="Blocks">…</Card>;
}
