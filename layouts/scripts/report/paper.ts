// A Word file in the form of an official document (GB/T 9704): its page, its types, its
// paragraphs. The package docx writes it.
import {
  AlignmentType, BorderStyle, Document, Footer, FootnoteReferenceRun, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType,
  type IFontAttributesProperties, type IParagraphOptions, type ParagraphChild,
} from "docx";
import { T } from "../words";

/** What stands in a paragraph: text, a place to be filled in, a source as a footnote. */
export type Piece = string | { blank: string } | { note: string };

/** A cell of a table. */
export type Cell = Piece | Piece[];

const font = (key: string): IFontAttributesProperties => ({ ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: key });

/** Half points and twentieths of points, as Word counts. */
const size = { title: 44, body: 32, table: 24, note: 18, page: 28 };
const line = 560;
const margin = { top: 2098, bottom: 1984, left: 1588, right: 1474 };
const width = 11906 - margin.left - margin.right;

/** The document, paragraph by paragraph. */
export class Paper {
  private readonly parts: (Paragraph | Table)[] = [];
  private readonly notes: Record<string, { children: Paragraph[] }> = {};

  title(text: string): void {
    this.parts.push(new Paragraph({ style: "ReportTitle", children: [new TextRun(text)] }));
  }

  /** A heading of level 1, 2 or 3. */
  heading(level: 1 | 2 | 3, ...pieces: Piece[]): void {
    this.parts.push(new Paragraph({ style: `Heading${level}`, children: this.runs(pieces) }));
  }

  text(...pieces: Piece[]): void {
    this.add({ style: "ReportBody" }, pieces);
  }

  /** A paragraph that is about the document and not part of it: in a frame. */
  remark(...pieces: Piece[]): void {
    const edge = { style: BorderStyle.SINGLE, size: 4, color: "888888", space: 4 };
    this.add({ style: "ReportRemark", border: { top: edge, bottom: edge, left: edge, right: edge } }, pieces);
  }

  /** A table with a caption above; its head is repeated on each page. The first column is as wide as the shares say. */
  table(caption: Piece[], head: Cell[], rows: Cell[][], shares: number[]): void {
    this.add({ style: "ReportCaption", keepNext: true }, caption);
    const all = shares.reduce((a, b) => a + b, 0);
    const widths = shares.map((s) => Math.floor((width * s) / all));
    const row = (cells: Cell[], isHead: boolean): TableRow =>
      new TableRow({
        tableHeader: isHead,
        cantSplit: true,
        children: cells.map((cell, i) => new TableCell({
          width: { size: widths[i] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          margins: { left: 80, right: 80, top: 30, bottom: 30 },
          children: [new Paragraph({ style: isHead ? "ReportCellHead" : "ReportCell", children: this.runs(Array.isArray(cell) ? cell : [cell]) })],
        })),
      });
    this.parts.push(new Table({ width: { size: width, type: WidthType.DXA }, columnWidths: widths, rows: [row(head, true), ...rows.map((r) => row(r, false))] }));
    this.parts.push(new Paragraph({ style: "ReportCell", children: [] }));
  }

  blob(properties: { title: string; creator: string }): Promise<Blob> {
    return Packer.toBlob(new Document({
      ...properties,
      evenAndOddHeaderAndFooters: true,
      styles: styles(),
      footnotes: this.notes,
      sections: [{
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { ...margin, footer: 1588 } } },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: this.parts,
      }],
    }));
  }

  private add(options: IParagraphOptions, pieces: Piece[]): void {
    this.parts.push(new Paragraph({ ...options, children: this.runs(pieces) }));
  }

  private runs(pieces: Piece[]): ParagraphChild[] {
    return pieces.filter((p) => p !== "").map((p) => {
      if (typeof p === "string") return new TextRun(p);
      if ("blank" in p) return new TextRun({ text: T("report.blank", { what: p.blank }), highlight: "yellow" });
      const id = Object.keys(this.notes).length + 1;
      this.notes[String(id)] = { children: [new Paragraph({ style: "ReportNote", children: [new TextRun(` ${p.note}`)] })] };
      return new FootnoteReferenceRun(id);
    });
  }
}

function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const run = new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font: font(T("report.font.page")), size: size.page });
  return new Footer({ children: [new Paragraph({ alignment, indent: { left: 320, right: 320 }, children: [run] })] });
}

function styles(): ConstructorParameters<typeof Document>[0]["styles"] {
  const body = font(T("report.font.body"));
  const exact = { line, lineRule: "exact" as const, before: 0, after: 0 };
  const heading = (id: string, name: string, face: string, level: number) => ({
    id, name, basedOn: "Normal", next: "ReportBody", quickFormat: true,
    run: { font: font(face), size: size.body, bold: level === 3 },
    paragraph: { spacing: exact, indent: { firstLineChars: 200, firstLine: 640 }, keepNext: true, outlineLevel: level - 1 },
  });
  const plain = (id: string, name: string, half: number, paragraph: object, run: object = {}) => ({
    id, name, basedOn: "Normal", quickFormat: true, run: { font: body, size: half, ...run }, paragraph,
  });
  return {
    default: { document: { run: { font: body, size: size.body, language: { eastAsia: "zh-CN" } } } },
    paragraphStyles: [
      plain("ReportTitle", "Report Title", size.title, { alignment: AlignmentType.CENTER, spacing: { line: 640, lineRule: "exact", before: 200, after: 400 } }, { font: font(T("report.font.title")) }),
      heading("Heading1", "heading 1", T("report.font.heading"), 1),
      heading("Heading2", "heading 2", T("report.font.second"), 2),
      heading("Heading3", "heading 3", T("report.font.body"), 3),
      plain("ReportBody", "Report Body", size.body, { alignment: AlignmentType.BOTH, spacing: exact, indent: { firstLineChars: 200, firstLine: 640 } }),
      plain("ReportRemark", "Report Remark", size.table, { spacing: { line: 400, lineRule: "exact" }, indent: { left: 120, right: 120 } }, { font: font(T("report.font.second")) }),
      plain("ReportCaption", "Report Caption", size.table + 4, { alignment: AlignmentType.CENTER, spacing: { line: 440, lineRule: "exact", before: 160, after: 60 } }, { font: font(T("report.font.heading")) }),
      plain("ReportCell", "Report Cell", size.table, { spacing: { line: 320, lineRule: "atLeast" } }),
      plain("ReportCellHead", "Report Cell Head", size.table, { alignment: AlignmentType.CENTER, spacing: { line: 320, lineRule: "atLeast" } }, { font: font(T("report.font.heading")) }),
      plain("ReportNote", "Report Note", size.note, { spacing: { line: 260, lineRule: "atLeast" } }),
    ],
  };
}
