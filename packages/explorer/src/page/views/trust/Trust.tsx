import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";

export function Trust(): ReactNode {
  return <Card title="Trust">…</Card>;
}
