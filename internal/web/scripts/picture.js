// What the pictures share: they are drawn from the rows of a table on the same
// page, which stays there for whoever does not see them.
const space = "http://www.w3.org/2000/svg";

export function shape(name, attributes = {}, text) {
  const s = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) s.setAttribute(key, value);
  if (text !== undefined) s.textContent = text;
  return s;
}

// picture gives an empty picture and the rows it is to show: as wide as the page
// lets it be, so that words in it are as large as others, and as high as its width
// times a share, though no less than a height at which something can be seen.
export function picture(id, share, least = 0) {
  const place = document.getElementById(id);
  if (!place) return null;
  place.hidden = false;
  const width = Math.max(280, place.clientWidth), height = Math.max(least, Math.round(width * share));
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": place.dataset.label });
  place.append(svg);
  return { svg, width, height, rows: [...document.querySelectorAll(`#${place.dataset.of} tbody tr`)] };
}

// count writes how many events there are.
export const count = (n) => `${n} event${n === 1 ? "" : "s"}`;

// labels writes names beside what they name, the most important first, leaving out
// those that would lie on another; list: { x, y, name }, x and y where the name
// begins. It gives for each its text, null where it was left out.
export function labels(svg, list, width) {
  const taken = [];
  return list.map((l) => {
    const text = shape("text", { x: l.x.toFixed(1), y: l.y.toFixed(1) }, l.name);
    svg.append(text);
    const box = text.getBBox();
    const clash = box.x + box.width > width || taken.some((b) => box.x < b.x + b.width && b.x < box.x + box.width && box.y < b.y + b.height && b.y < box.y + box.height);
    if (clash) {
      text.remove();
      return null;
    }
    taken.push(box);
    return text;
  });
}
