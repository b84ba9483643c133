// The script of every page. What must be settled before anything is painted is in early.ts.
import { addBasket } from "./basket/buttons";
import { enlivenCharts } from "./charts/enliven";
import { textureForPrint } from "./charts/paper";
import { offerCitations } from "./cite/cite";
import { addPageCode, codeWhatIsShown } from "./cite/codes";
import { footnoteLinks } from "./cite/footnotes";
import { offerPrint } from "./cite/printing";
import { nameForPrint } from "./cite/running";
import { followContents } from "./contents";
import { showEdition } from "./edition";
import { addDisplaySwitches } from "./elder/panel";
import { showFigures } from "./figures";
import { pullFigures } from "./margin";
import { unfoldForPrint } from "./print";
import { startSearch } from "./search";
import { reachScrollers } from "./scroll";
import { offerSpeech } from "./speech/speech";
import { breakTitles, breakTitlesOfPage } from "./titles";
import { offerWeChat } from "./wechat/copy";

function start(): void {
  document.addEventListener("toggle", (event) => event.target instanceof HTMLDetailsElement && event.target.open && breakTitles(event.target), true);
  addDisplaySwitches();
  addBasket();
  showFigures();
  pullFigures();
  unfoldForPrint();
  textureForPrint();
  startSearch();
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-address]")) link.href += `#${link.dataset["address"]}`;
  enlivenCharts();
  followContents();
  offerSpeech();
  offerCitations();
  addPageCode();
  codeWhatIsShown();
  offerPrint();
  offerWeChat();
  showEdition();
  nameForPrint();
  footnoteLinks();
  // These two measure. Whatever adds to the page stands before them, so that a phone lays it out once; and what
  // has to be laid out for the next frame is so in its own task, not at the end of this one.
  requestAnimationFrame((frame) => {
    breakTitlesOfPage(frame);
    reachScrollers();
  });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
