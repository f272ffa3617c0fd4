import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";

export function Block(): ReactNode {
  return <Card title="Block">…</Card>;
}
