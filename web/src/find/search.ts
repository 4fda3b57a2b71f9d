import { ask } from "../api/client";
import type { Choice } from "./Picker";

const most = 20;

export async function findUnits(name: string, signal: AbortSignal): Promise<Choice[]> {
  const answer = await ask({ path: "/api/v1/units", query: { name, limit: most } }, signal);
  return answer.data.map((unit) => ({ id: unit.id, name: unit.name, about: unit.id }));
}

export async function findOfficials(name: string, signal: AbortSignal): Promise<Choice[]> {
  const answer = await ask({ path: "/api/v1/officials", query: { name, limit: most } }, signal);
  return answer.data.map((official) => ({
    id: official.id,
    name: official.name ?? official.id,
    about: official.native_unit ?? official.id,
  }));
}
