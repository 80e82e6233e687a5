/* Colours: light and dark, and scales that are the same to who sees no red or green. */

/** Viridis (Smith and van der Walt 2015), dark to light, at equal distances. */
const VIRIDIS = ["#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725"];

/** Okabe and Ito 2008: categories that the colour-blind can tell apart. */
const CATEGORIES = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#b8a800", "#8c8c8c"];

const SCHEMES = ["auto", "light", "dark"];
const schemeListeners = [];

function schemeChosen() {
  try {
    return localStorage.getItem("snops-scheme") ?? "auto";
  } catch {
    return "auto"; // storage is refused: the choice lasts as long as the page
  }
}

function setUpScheme() {
  const button = document.getElementById("scheme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = schemeChosen();
  const apply = () => {
    const dark = chosen === "dark" || (chosen === "auto" && system.matches);
    document.documentElement.dataset.scheme = dark ? "dark" : "light";
    button.textContent = `Colours: ${chosen}`;
    button.setAttribute("aria-label", `Colours: ${chosen}. Change.`);
    schemeListeners.forEach((listener) => listener());
  };
  button.addEventListener("click", () => {
    chosen = SCHEMES[(SCHEMES.indexOf(chosen) + 1) % SCHEMES.length];
    try {
      localStorage.setItem("snops-scheme", chosen);
    } catch {
      // as above
    }
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}

/** A colour of the style sheet. */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}
