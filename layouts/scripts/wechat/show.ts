// The dialog that shows what will be copied for a 公众号, and the copying: a script of its own, fetched when it is
// first asked for. The editor of WeChat takes what is pasted as HTML and keeps of it what article.ts writes.
import { articleOf } from "./article";
import { button } from "./copy";
import { T } from "../words";

declare global {
  /** Opens the dialog. */
  var casebookWeChat: (() => Promise<void>) | undefined;
}

globalThis.casebookWeChat = show;

/** Opens the dialog and fills it. */
async function show(): Promise<void> {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog wechat-dialog";
  dialog.setAttribute("aria-labelledby", "wechat-title");
  const heading = document.createElement("h2");
  heading.id = "wechat-title";
  heading.textContent = T("wechat.copy");
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = T("wechat.hint");
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.textContent = T("wechat.making");
  const preview = document.createElement("div");
  preview.className = "wechat-preview";
  preview.tabIndex = 0;
  const copy = button(T("copy"), () => {
    said.textContent = copied(preview) ? T("wechat.copied") : T("copy.by-hand");
  });
  copy.disabled = true;
  const row = document.createElement("p");
  row.append(copy, button(T("close"), () => dialog.close()));
  dialog.append(heading, hint, row, said, preview);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  preview.append(...(await articleOf(document)));
  said.textContent = "";
  copy.disabled = false;
}

/** Copies by the copy event, which works from file:// and plain http too, where the clipboard's own way does not. */
function copied(preview: HTMLElement): boolean {
  const range = document.createRange();
  range.selectNodeContents(preview);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/html", preview.innerHTML);
    event.clipboardData?.setData("text/plain", preview.innerText);
    event.preventDefault();
  };
  document.addEventListener("copy", put);
  const done = document.execCommand("copy");
  document.removeEventListener("copy", put);
  return done;
}
