/* The menu: a list of links under each section's name. */

function menuSection({ title, links }, page) {
  const id = `pvp-menu-${title.toLowerCase()}`;
  return [
    make("p", { id }, title),
    make("ul", { "aria-labelledby": id }, ...links.map(([name, text, address]) =>
      make("li", {}, make("a", {
        id: `${id}-${name}`, href: address, onclick: followed, "aria-current": name === page && "page",
      }, text)))),
  ];
}

function drawMenu({ parentElement, data }) {
  menuFolds();
  redraw(parentElement.querySelector(".pvp-menu"),
    data.sections.flatMap((section) => menuSection(section, data.page)));
}
