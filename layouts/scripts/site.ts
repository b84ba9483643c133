// The script of every page. It runs before the page is painted, so that a reader's choice
// of light or dark never flashes; the rest waits for the document.
import { enlivenCharts } from "./charts/enliven";
import { applyMode, addModeSwitch } from "./mode";
import { showFigures } from "./figures";
import { unfoldForPrint } from "./print";
import { startSearch } from "./search";
import { reachScrollers } from "./scroll";

applyMode();
document.documentElement.dataset["scripts"] = ""; // what only scripts can do is shown

function start(): void {
  addModeSwitch();
  showFigures();
  unfoldForPrint();
  reachScrollers();
  startSearch();
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-address]")) link.href += `#${link.dataset["address"]}`;
  enlivenCharts();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
