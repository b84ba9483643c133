// Reads a page aloud by the browser's own voice and marks the sentence that is read. A
// browser without a voice gets no button.
import { sentences, type Sentence } from "./sentences";
import { toolButton } from "../compare/element";
import { T } from "../words";

const rates = [0.8, 1, 1.3];
const rateNames = (): string[] => [T("speech.slow"), T("speech.middle"), T("speech.fast")];

/** Adds the button as soon as the browser has a voice. */
export function offerSpeech(): void {
  const place = document.querySelector<HTMLElement>("[data-page-tools]");
  const main = document.querySelector("main");
  if (!place || !main || !("speechSynthesis" in window) || !("SpeechSynthesisUtterance" in window)) return;
  let offered = false;
  const offer = (): void => {
    if (offered || !speechSynthesis.getVoices().length) return;
    offered = true;
    new Reader(main, place);
  };
  offer();
  if (!offered) speechSynthesis.addEventListener?.("voiceschanged", offer);
}

class Reader {
  private list: Sentence[] = [];
  private next = 0;
  private state: "still" | "reading" | "paused" = "still";
  private rate = 1;
  /** Changes with every start and stop, so that an utterance that was cancelled ends nothing. */
  private turn = 0;
  private readonly play = toolButton(T("speech.read"));
  private readonly stop = toolButton(T("speech.stop"));
  private readonly speed = toolButton("");

  constructor(
    private readonly main: Element,
    place: HTMLElement,
  ) {
    this.play.addEventListener("click", () => this.toggle());
    this.stop.addEventListener("click", () => this.finish());
    this.speed.addEventListener("click", () => this.changeRate());
    addEventListener("pagehide", () => this.finish());
    place.prepend(this.play, this.stop, this.speed);
    this.show();
  }

  private toggle(): void {
    if (this.state === "reading") {
      this.turn++;
      speechSynthesis.cancel(); // pausing is not kept by every voice; the sentence is begun again
      this.state = "paused";
    } else {
      if (this.state === "still") {
        this.list = sentences(this.main);
        this.next = 0;
      }
      this.state = "reading";
      this.read();
    }
    this.show();
  }

  private read(): void {
    const sentence = this.list[this.next];
    if (!sentence) return this.finish();
    const turn = ++this.turn;
    const words = new SpeechSynthesisUtterance(sentence.text);
    words.lang = document.documentElement.lang || "zh-CN";
    const voices = speechSynthesis.getVoices().filter((v) => v.lang.replace("_", "-").startsWith(words.lang.slice(0, 2)));
    words.voice = voices.find((v) => v.localService) ?? voices[0] ?? null;
    words.rate = this.rate;
    words.onend = () => {
      if (turn !== this.turn) return;
      this.next++;
      this.read();
    };
    words.onerror = () => {
      if (turn === this.turn) this.finish();
    };
    mark(sentence);
    speechSynthesis.speak(words);
  }

  private changeRate(): void {
    this.rate = rates[(rates.indexOf(this.rate) + 1) % rates.length] ?? 1;
    if (this.state === "reading") {
      this.turn++;
      speechSynthesis.cancel();
      this.read();
    }
    this.show();
  }

  private finish(): void {
    this.turn++;
    speechSynthesis.cancel();
    if (document.activeElement === this.stop || document.activeElement === this.speed) this.play.focus();
    this.state = "still";
    mark(null);
    this.show();
  }

  private show(): void {
    this.play.textContent = { still: T("speech.read"), reading: T("speech.pause"), paused: T("speech.resume") }[this.state];
    this.stop.hidden = this.speed.hidden = this.state === "still";
    this.speed.textContent = T("speech.rate", { rate: rateNames()[rates.indexOf(this.rate)] ?? "" });
  }
}

/** Marks a sentence: by a highlight, which changes nothing of the page, else its block. */
function mark(sentence: Sentence | null): void {
  document.querySelector(".spoken")?.classList.remove("spoken");
  const byRange = typeof Highlight === "function" && "highlights" in CSS;
  if (byRange) CSS.highlights.delete("spoken");
  if (!sentence) return;
  if (byRange && sentence.block.matches(":not(figure)")) CSS.highlights.set("spoken", new Highlight(sentence.range));
  else sentence.block.classList.add("spoken");
  const { top, bottom } = sentence.block.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) sentence.block.scrollIntoView({ block: "center" });
}
