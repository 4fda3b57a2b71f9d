/** addresses gives every page that there is, each in the forms in which it differs most. */
export function addresses(official: string, unit: string, other: string): Record<string, string> {
  const [person, place] = [encodeURIComponent(official), encodeURIComponent(unit)];
  return {
    overview: "/overview?kind=rotation",
    "flows-matrix": "/flows?kind=rotation&from=province&to=district",
    "flows-sankey": "/flows?as=sankey&by=unit",
    "flows-chord": "/flows?as=chord&by=bloc",
    "flows-office": "/flows?by=office",
    imbalances: "/imbalances?kind=rotation",
    "imbalances-map": `/imbalances?within=${place}`,
    "imbalances-units": "/imbalances?by=unit",
    paths: "/paths",
    officials: "/officials",
    official: `/officials/${person}`,
    units: "/units?level=district&office=secretary",
    unit: `/units/${place}`,
    network: `/network?start=${place}&goal=${encodeURIComponent(other)}`,
    "network-posts": "/network?of=post",
    data: "/data",
  };
}
