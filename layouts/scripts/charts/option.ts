// Fills the option of a kind, which go-echarts drew up once, with the numbers and the
// measures of one figure.
import { lying, pyramid, standing } from "./bars";
import { radar, radarSaying, round, rows, rowsFigure } from "./round";
import { plain, rowName, saying, type Fields, type Param, type Subject } from "./subject";

/** Returns the pattern filled for a figure. The pattern is left as it is. */
export function fill(pattern: Fields, subject: Subject): Fields {
  const { look } = subject;
  const option: Fields = structuredClone(pattern);
  delete option.title;
  delete option.toolbox;
  const [series] = option.series as [Fields];
  option.textStyle = { fontFamily: look.font, fontSize: look.size, color: look.ink };
  option.color = subject.numbers.columns.map((_, i) => look.colour(i));
  option.tooltip = { ...(option.tooltip as Fields), ...tooltip(subject) };
  option.legend = legend(subject, option.legend as Fields);
  switch (subject.kind) {
    case "pie":
    case "ring":
      return { ...option, ...round(subject, series) };
    case "radar":
      return { ...option, ...radar(subject, series, option.radar as Fields) };
    case "rows":
      return { ...option, ...rows(subject, series) };
    case "pyramid":
      return { ...option, ...pyramid(subject, series, option) };
    case "hbar":
      return { ...option, ...lying(subject, series, option) };
    default:
      return { ...option, ...standing(subject, series, option) };
  }
}

function tooltip(s: Subject): Fields {
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
      const marker = (i: number): string => list.find((p) => p.seriesIndex === i)?.marker ?? "";
      if (s.kind === "radar") return radarSaying(s, first);
      if (s.kind === "rows") return plain(rowName(s, first.dataIndex % s.numbers.categories.length)) + "\n" + plain(rowsFigure(s, first.dataIndex));
      const percent = first.percent === undefined ? "" : `（${first.percent.toFixed(1)}%）`;
      return saying(s, first.dataIndex, s.kind === "pie" || s.kind === "ring" ? () => first.marker ?? "" : marker) + percent;
    },
  };
}

function legend(s: Subject, pattern: Fields): Fields {
  const { look, numbers, picture } = s;
  const named = picture.querySelector(".names") !== null;
  return {
    ...pattern,
    data: undefined,
    show: numbers.columns.length > 1 && !named && s.kind !== "pyramid",
    top: (Number(picture.querySelector(".key text")?.getAttribute("y") ?? 13) - 13) * look.scale,
    left: 0,
    padding: [4 * look.scale, 0],
    itemGap: Math.max(19 * look.scale - look.size * 1.2, 1),
    itemWidth: 12 * look.scale,
    itemHeight: 10 * look.scale,
    icon: s.kind === "line" ? "path://M0 4h12v2h-12z" : "rect",
    textStyle: { color: look.ink, fontSize: look.size, fontFamily: look.font, padding: [0, 10 * look.scale, 0, 0] },
    inactiveColor: look.soft,
  };
}
