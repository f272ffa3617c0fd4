import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";

export function Search(): ReactNode {
  return <Card title="Search">…</Card>;
}
