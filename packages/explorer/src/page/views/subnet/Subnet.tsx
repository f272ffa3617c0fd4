import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";

export function Subnet(): ReactNode {
  return <Card title="Subnet">…</Card>;
}
