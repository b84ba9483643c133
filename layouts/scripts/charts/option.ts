// Fills the option of a kind, which go-echarts drew up once, with the numbers and the
// measures of one figure. What go-echarts could not know is written over its pattern: places
// and sizes in pixels of this screen, and colours of this moment.
import { T } from "../words";
import { lying, pyramid, standing } from "./bars";
import { dash, stroke } from "./marks";
import { dots, panels, panelSaying, slope, slopeSaying } from "./places";
import { radar, radarSaying, round, rows, rowsSaying } from "./round";
import { saying, type Fields, type Param, type Subject } from "./subject";

/** How figures of one form are filled, and what a pointed-at mark says. */
interface Form {
  fill: (s: Subject, series: Fields, option: Fields) => Fields;
  saying?: (s: Subject, at: Param) => string;
  /** The form has names of its own where others have a legend. */
  named?: true;
}

/** The forms that a kind can have; which has which stands in generator/chart/kinds.go. */
const forms: Record<string, Form> = {
  standing: { fill: standing },
  lying: { fill: lying },
  pyramid: { fill: pyramid, named: true },
  round: { fill: round, named: true, saying: (s, at) => (at.marker ?? "") + saying(s, at.dataIndex) + (at.percent === undefined ? "" : T("chart.head-unit", { unit: `${at.percent.toFixed(1)}%` })) },
  radar: { fill: radar, saying: radarSaying },
  rows: { fill: rows, named: true, saying: rowsSaying },
  slope: { fill: slope, named: true, saying: slopeSaying },
  dots: { fill: dots, saying: (s, at) => saying(s, at.dataIndex) },
  panels: { fill: panels, named: true, saying: panelSaying },
};

/** Returns the pattern filled for a figure. The pattern is left as it is. */
export function fill(pattern: Fields, subject: Subject): Fields {
  const { look } = subject;
  const form = forms[subject.form];
  if (!form) throw new Error(`no form ${subject.form} of charts`);
  const option: Fields = structuredClone(pattern);
  const [series] = option.series as [Fields];
  option.textStyle = { fontFamily: look.font, fontSize: look.size, color: look.ink };
  option.color = subject.numbers.columns.map((_, i) => look.colour(i));
  option.tooltip = { ...(option.tooltip as Fields), ...tooltip(subject, form) };
  option.legend = legend(subject, form, option.legend as Fields);
  return { ...option, ...form.fill(subject, series, option) };
}

function tooltip(s: Subject, form: Form): Fields {
  const { look } = s;
  return {
    backgroundColor: look.paper,
    borderColor: look.soft,
    borderWidth: 1,
    padding: [8, 12],
    textStyle: { color: look.ink, fontSize: Math.max(13, Math.min(look.size, 15)), fontFamily: look.font, lineHeight: 22 },
    axisPointer: { type: s.kind === "line" ? "line" : "shadow", lineStyle: { color: look.soft }, shadowStyle: { color: look.soft, opacity: 0.12 } },
    formatter: (given: Param | Param[]) => {
      const list = Array.isArray(given) ? given : [given];
      const first = list[0];
      if (!first) return "";
      if (form.saying) return form.saying(s, first);
      const marker = (i: number): string => list.find((p) => p.seriesIndex === i)?.marker ?? "";
      return saying(s, first.dataIndex, marker);
    },
  };
}

function legend(s: Subject, form: Form, pattern: Fields): Fields {
  const { look, numbers, picture } = s;
  const key = picture.querySelector(".key");
  const paths = [...(key?.querySelectorAll("path") ?? [])];
  const lines = s.kind === "line" && paths.some((path) => path.hasAttribute("stroke-dasharray"));
  const width = lines ? 26 : 12; // as in the picture
  const sign = (i: number): string => (s.kind === "line" ? stroke(dash(picture.querySelector(`.l > path.s${i}`), 1), width) : "rect");
  const texts = [...(key?.querySelectorAll("text") ?? [])].map((t) => t.textContent ?? "");
  return {
    ...pattern,
    // The names that the picture has, which may be fewer than there are series.
    data: [...numbers.columns.map((c, i) => ({ name: c.name, icon: sign(i) })), ...numbers.references.map((c) => ({ name: c.name, icon: stroke("solid", width) }))].filter(({ name }) => texts.includes(name)),
    show: key !== null && !form.named,
    top: (Number(key?.querySelector("text")?.getAttribute("y") ?? 13) - 13) * look.scale,
    left: 0,
    padding: [4 * look.scale, 0],
    itemGap: Math.max(19 * look.scale - look.size * 1.2, 1),
    itemWidth: width * look.scale,
    itemHeight: 10 * look.scale,
    textStyle: { color: look.ink, fontSize: look.size, fontFamily: look.font, padding: [0, 10 * look.scale, 0, 0] },
    inactiveColor: look.soft,
  };
}
