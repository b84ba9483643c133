// What a page shows stands in its address after #, as KEY=VALUE&KEY=VALUE, so that a link to it
// shows the same to another reader.

/** Reads the address; parts that are no pairs are left out. A plus sign is one: 1+N+1 can be typed there. */
export function readAddress(): Map<string, string> {
  const all = new Map<string, string>();
  for (const pair of location.hash.slice(1).split("&")) {
    const at = pair.indexOf("=");
    if (at < 1) continue;
    try {
      all.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)));
    } catch {
      // Not an address that this page wrote.
    }
  }
  return all;
}

/** Writes the address without a step in the history; empty values are left out. */
export function writeAddress(values: Iterable<[string, string]>): void {
  const parts = [...values].filter(([, v]) => v).map(([k, v]) => `${k}=${encodeURIComponent(v).replace(/%2C/g, ",").replace(/%3A/g, ":")}`);
  history.replaceState(null, "", parts.length ? `#${parts.join("&")}` : location.pathname + location.search);
}
