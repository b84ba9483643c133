// Runs before anything is painted: the reader's choice of colours and of elder mode never
// flashes, and room is kept for what scripts add, so that nothing moves.
import { apply, remembered } from "./elder/settings";

document.documentElement.dataset["scripts"] = ""; // what only scripts can do is shown
apply(remembered());
if (/[#&](villages|regions|programs)=./.test(location.hash) && /\/compare\//.test(location.pathname)) document.documentElement.dataset["asked"] = ""; // a comparison is to come (compare.ts)
if (/[#&]near=./.test(location.hash) && /\/compare\//.test(location.pathname)) document.documentElement.dataset["asked"] = "near"; // villages like one (alike.ts)
if (/[?#&](q|region|theme|program|year)=./.test(location.search + location.hash) && /\/search\//.test(location.pathname)) document.documentElement.dataset["asked"] = ""; // an answer (search/search.ts)
// What waits for an answer is shown where the page's own script does not come.
addEventListener("error", (event) => { if (event.target instanceof HTMLScriptElement && event.target.defer) delete document.documentElement.dataset["asked"]; }, true);
// The first frame that shows something: what comes in a later one moves nothing that is seen (titles.ts).
const shown = (): void => void (document.body?.firstElementChild ? performance.mark("casebook-shown") : requestAnimationFrame(shown));
requestAnimationFrame(shown);
