import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";

export function Account(): ReactNode {
  return <Card title="Account">…</Card>;
}
