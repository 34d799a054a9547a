// The article page.

import { followRows } from "./rows.js";

followRows(document.getElementById("article"));
