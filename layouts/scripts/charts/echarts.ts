// The bundle with ECharts, fetched when a reader first reaches for a chart.
import { bring } from "./live";

window.casebookECharts = { bring };
