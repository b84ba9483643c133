// What readers do not tell apart when they type: width, case, quotation marks, traditional
// characters, numbers in Chinese or Arabic digits. The twin of package search's fold.go; a
// browser test compares the two.

/** A Chinese character or a run of letters and digits, folded; from and to are its place. */
export interface Unit {
  text: string;
  han: boolean;
  broken: boolean; // a mark stands before it
  chinese: boolean; // its last digit was written in Chinese
  from: number;
  to: number;
}

const digits: Record<string, string> = {
  "〇": "0", "零": "0", "一": "1", "壹": "1", "二": "2", "两": "2", "贰": "2", "三": "3", "叁": "3", "四": "4", "肆": "4",
  "五": "5", "伍": "5", "六": "6", "陆": "6", "七": "7", "柒": "7", "八": "8", "捌": "8", "九": "9", "玖": "9",
};
const passedOver = new Set("“”‘’\"'「」『』《》〈〉*\u200B\uFEFF");
const isHan = /\p{Script=Han}/u;
const isWord = /[\p{L}\p{Nd}]/u;
const isDigit = /\p{Nd}/u;

export class Folder {
  private readonly simplified = new Map<string, string>();

  /** pairs are traditional characters, each before its simplified one. */
  constructor(pairs: string) {
    const signs = [...pairs];
    for (let i = 0; i + 1 < signs.length; i += 2) {
      const from = signs[i] ?? "";
      const to = signs[i + 1] ?? "";
      if (from !== to) this.simplified.set(from, to);
    }
  }

  units(text: string): Unit[] {
    const run = new Run();
    let at = 0;
    for (const sign of text) {
      const next = at + sign.length;
      const plain = sign < "\u0080" || (sign >= "\u4E00" && sign <= "\u9FFF" && sign.length === 1) || sign === "〇";
      for (const form of plain ? sign : sign.normalize("NFKC")) {
        if (form === "," && /^[0-9]{3}(?![0-9])/.test(text.slice(next, next + 4)) && run.endsInDigit()) continue; // 1,264
        run.take(this.fold(form), firstOf(text, next), at, next);
      }
      at = next;
    }
    return run.units;
  }

  private fold(sign: string): string {
    return this.simplified.get(sign) ?? sign;
  }
}

function firstOf(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

class Run {
  readonly units: Unit[] = [];
  private broken = true;
  private spaced = false;
  private counted = false;
  private from = 0;
  private to = 0;

  take(sign: string, next: string, from: number, to: number): void {
    this.from = from;
    this.to = to;
    const counted = this.counted;
    this.counted = false;
    const digit = digits[sign];
    if (digit !== undefined) {
      this.counted = true;
      this.digit(digit);
    } else if (sign === "十" || sign === "拾") {
      this.ten(counted, digits[next] !== undefined);
    } else if (isHan.test(sign)) {
      this.add(sign, true);
    } else if (sign === "+") {
      this.plus();
    } else if (sign === ".") {
      if (this.endsInDigit() && /^[0-9]/.test(next)) this.extend(".");
      else this.broken = true;
    } else if (isWord.test(sign)) {
      this.word(sign.toLowerCase());
    } else if (/\s/u.test(sign)) {
      this.spaced = true;
    } else if (!passedOver.has(sign)) {
      this.broken = true;
    }
  }

  endsInDigit(): boolean {
    return /[0-9]$/.test(this.last()) && !this.spaced;
  }

  private last(): string {
    return this.broken ? "" : (this.units[this.units.length - 1]?.text ?? "");
  }

  private ten(after: boolean, before: boolean): void {
    if (!after) this.digit("1");
    if (!before) this.digit("0");
    this.counted = true;
  }

  private digit(digit: string): void {
    const last = this.last();
    if (last.endsWith("+") || (/[0-9]$/.test(last) && !this.spaced)) this.extend(digit);
    else this.add(digit, false);
    this.mark(true);
  }

  private word(sign: string): void {
    const last = this.last();
    const unit = this.units[this.units.length - 1];
    const inWord = last !== "" && unit !== undefined && !unit.han && !this.spaced;
    if (last.endsWith("+") || (inWord && (!unit.chinese || isDigit.test(sign)))) this.extend(sign);
    else this.add(sign, false);
  }

  private plus(): void {
    if (this.last() === "" || this.units[this.units.length - 1]?.han) {
      this.broken = true;
      return;
    }
    this.extend("+");
    this.mark(false);
  }

  private mark(chinese: boolean): void {
    const unit = this.units[this.units.length - 1];
    if (unit) unit.chinese = chinese;
  }

  private extend(text: string): void {
    const unit = this.units[this.units.length - 1];
    if (unit) {
      unit.text += text;
      unit.to = this.to;
    }
    this.spaced = false;
  }

  private add(text: string, han: boolean): void {
    const broken = this.broken || this.units.length === 0;
    this.units.push({ text, han, broken, chinese: false, from: this.from, to: this.to });
    this.broken = this.spaced = false;
  }
}
