import type { ReactNode } from "react";
import { Card } from "../../parts/Card.tsx";

export function Ask(): ReactNode {
  return <Card title="Ask">…</Card>;
}
