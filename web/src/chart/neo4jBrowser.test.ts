import { expect, test } from "vitest";
import { editIn, textOf } from "./neo4jBrowser";

const question = {
  question: "routes_by_unit",
  params: [":param unit => 'Sông & Núi #1'", ":param limit => 100"],
  cypher: "MATCH (a)-[m]->(b) WHERE m.moves > 1 + 1\nRETURN a",
};

test("a question is its parameters, a line each, and its Cypher", () => {
  expect(textOf(question)).toBe(
    ":param unit => 'Sông & Núi #1'\n:param limit => 100\nMATCH (a)-[m]->(b) WHERE m.moves > 1 + 1\nRETURN a",
  );
});

test("Neo4j Browser gets the whole question to edit, whatever stands in it", () => {
  const address = editIn("http://127.0.0.1:7474/browser/", question);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:7474\/browser\/\?cmd=edit&arg=[^&#+ ]+$/);
  expect(new URL(address).searchParams.get("arg")).toBe(textOf(question));
  expect(address).toContain("%20%26%20N%C3%BAi%20%231");
});
