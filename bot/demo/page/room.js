// The room's page: asks for news, draws the chat chosen, sends what the visitor does. Each subject has its own file.
import { byId } from "/room/words.js";
import { hooks, kept, listen, post, state, toast } from "/room/store.js";
import { drawSide, wireSide } from "/room/side.js";
import { drawClock, wireClock } from "/room/clock.js";
import { drawTalk, goToEnd, wireTalk } from "/room/talk.js";
import { drawComposer, leaveAbout, startAbout, wireComposer } from "/room/composer.js";
import { wireFiles } from "/room/files.js";
import { wireMenu } from "/room/menu.js";
import { closeInspector, drawInspector, wireInspector } from "/room/inspector.js";
import { beginTour, drawTour, tourAgain } from "/room/tour.js";
import { ask } from "/room/asking.js";

hooks.draw = () => {
  drawSide();
  drawClock();
  drawComposer();
  drawTalk();
  drawTour();
  drawInspector();
};
hooks.cleared = () => { leaveAbout(); };
hooks.became = () => { closeInspector(); };

async function restart() {
  if (!await ask("重新开始会清掉这里的全部聊天和记录，再从样例开始。", "重新开始")) return;
  toast("正在重新开始…");
  if (await post("restart", {})) toast("已从头开始");
}

wireSide();
wireClock(goToEnd);
wireTalk((message) => message && startAbout({ kind: "reply", message }));
wireComposer();
wireFiles();
wireMenu();
wireInspector();
byId("restart").addEventListener("click", restart);
byId("tour-open").addEventListener("click", tourAgain);
state.me = Number(kept(sessionStorage, "me")) || 0;
beginTour().then(listen);
