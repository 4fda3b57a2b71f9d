/** Pictures of a chart are made from the drawing on the page: with the styles that it has there written into it, it looks the
 * same elsewhere. */

const styles = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
] as const;

const namespace = "http://www.w3.org/2000/svg";

/** standalone gives a drawing as a file of its own, with the background and the title. */
export function standalone(drawing: SVGSVGElement, title: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const shown = [drawing, ...drawing.querySelectorAll<SVGElement>("*")];
  const copied = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  for (const [i, element] of shown.entries()) {
    const computed = getComputedStyle(element);
    const target = copied[i];
    if (!target) continue;
    for (const name of styles) {
      const value = computed.getPropertyValue(name);
      if (value !== "") target.setAttribute(name, value);
    }
    target.removeAttribute("class");
    target.removeAttribute("tabindex");
  }
  const box = drawing.getBoundingClientRect();
  copy.setAttribute("xmlns", namespace);
  copy.setAttribute("width", String(Math.round(box.width)));
  copy.setAttribute("height", String(Math.round(box.height)));
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
  const ground = document.createElementNS(namespace, "rect");
  const [x, y, width, height] = (copy.getAttribute("viewBox") ?? "").split(/[ ,]+/);
  for (const [name, value] of Object.entries({ x, y, width, height })) ground.setAttribute(name, value ?? "0");
  ground.setAttribute("fill", getComputedStyle(document.body).getPropertyValue("--surface").trim() || "#ffffff");
  const label = document.createElementNS(namespace, "title");
  label.textContent = title;
  copy.prepend(label, ground);
  return new XMLSerializer().serializeToString(copy);
}

/** png draws a drawing at twice its size, for print. */
export async function png(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * 2);
  canvas.height = Math.round(height * 2);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))), "image/png");
  });
}

/** save gives a file to the person. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
