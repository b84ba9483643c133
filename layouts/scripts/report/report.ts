// A delegation's report as a Word file, made on the reader's device: what the site has of the
// texts and places that were chosen, and places for what only the delegation can write.
import { save } from "../charts/download";
import { T } from "../words";
import type { ReportRequest } from "../offer";
import { ask, type Answers } from "./ask";
import { gather, type Gathered } from "./gather";
import { blobOf } from "./write";

globalThis.casebookReport = async (request: ReportRequest): Promise<void> => {
  const gathered = await gather(request);
  ask(request, gathered, (answers) => make(gathered, answers));
};

/** Writes the file and hands it over; returns its name. */
async function make(gathered: Gathered, answers: Answers): Promise<string> {
  const name = (answers.title.replace(/[\\/:*?"<>|\u0000-\u001f]/g, " ").trim().slice(0, 60) || T("report.title.plain")) + ".docx";
  save(name, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", await blobOf(gathered, answers));
  return name;
}
