// What the pictures share: they are drawn from the rows of a table on the same
// page, which stays there for whoever does not see them.
const space = "http://www.w3.org/2000/svg";

export function shape(name, attributes = {}, text) {
  const s = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) s.setAttribute(key, value);
  if (text !== undefined) s.textContent = text;
  return s;
}

// picture gives an empty picture and the rows it is to show.
export function picture(id, width, height) {
  const place = document.getElementById(id);
  if (!place) return null;
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": place.dataset.label });
  place.append(svg);
  place.hidden = false;
  return { svg, rows: [...document.querySelectorAll(`#${place.dataset.of} tbody tr`)] };
}
