import createClient, { createFinalURL, defaultPathSerializer } from "openapi-fetch";
import { joinList } from "../filter/list";
import type { components, paths } from "./schema.gen";

export type Schemas = components["schemas"];
export type Meta = Schemas["Meta"];

type Get<P extends keyof paths> = paths[P] extends { get: infer G } ? G : never;

/** What an address of the API takes in its query. */
export type QueryOf<P extends keyof paths> =
  Get<P> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : Record<string, never>;

/** What stands in the address itself. */
export type PlaceOf<P extends keyof paths> =
  Get<P> extends { parameters: { path: infer T } } ? { place: T } : { place?: undefined };

/** What it answers. */
export type AnswerOf<P extends keyof paths> =
  Get<P> extends { responses: { 200: { content: { "application/json": infer A } } } } ? A : never;

/** A question to the API: everything on the page is made from one, and can be downloaded and explained by it. */
export type Ask<P extends keyof paths> = { path: P; query?: QueryOf<P> } & PlaceOf<P>;

/** A question of any kind, where only its address matters. */
export type AnyAsk = { path: keyof paths; query?: object | undefined; place?: object | undefined };

/** A Problem is a refusal or failure that the API, or the way to it, told. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    detail: string,
    readonly field?: string,
    readonly requestID?: string,
  ) {
    super(detail);
    this.name = "Problem";
  }
}

function querySerializer(query: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    if (Array.isArray(value)) {
      if (value.length > 0) params.set(name, joinList(value.map(String)));
    } else {
      params.set(name, String(value));
    }
  }
  return params.toString();
}

// The function is looked up at each call, so that a test can put its own in its place.
const client = createClient<paths>({
  baseUrl: location.origin,
  querySerializer,
  fetch: (request) => globalThis.fetch(request),
});

/** ask fetches the answer to a question; whatever goes wrong is a Problem. */
export async function ask<P extends keyof paths>(question: Ask<P>, signal?: AbortSignal): Promise<AnswerOf<P>> {
  const init = { params: { query: question.query, path: question.place }, signal };
  let result: { data?: unknown; error?: unknown; response: Response };
  try {
    // The types of a question hold its query to its path; the client's own
    // overloads cannot see that through the parameter P.
    result = await client.GET(question.path as never, init as never);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Problem("unreachable", "");
  }
  if (result.response.ok && result.data !== undefined) return result.data as AnswerOf<P>;
  throw problemOf(result.error, result.response.status);
}

function problemOf(error: unknown, status: number): Problem {
  const told = (error ?? {}) as Partial<Schemas["Problem"]>;
  return new Problem(told.code ?? "internal", told.detail ?? `HTTP ${status}`, told.field, told.request_id);
}

/** addressOf gives the address of a question, with more parameters than it has. */
export function addressOf(question: AnyAsk, more: Record<string, unknown> = {}): string {
  return createFinalURL(question.path, {
    baseUrl: "",
    params: { query: { ...question.query, ...more }, path: (question.place ?? {}) as Record<string, unknown> },
    querySerializer: querySerializer as never,
    pathSerializer: defaultPathSerializer,
  } as never);
}
