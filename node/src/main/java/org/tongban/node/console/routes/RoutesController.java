package org.tongban.node.console.routes;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.approval.LineDiff;
import org.tongban.node.console.list.TableStates;
import org.tongban.node.routeguard.LookUpDrafts;
import org.tongban.node.routeguard.RouteStates;

/** What runs, and what ran before. */
@Controller
public class RoutesController {
  static final String PATH = "/routes";
  static final String LOOK_UP = PATH + "/lookups/{service}";
  private static final List<String> SPINE = List.of("ask", "answer", "relay", "refusals");
  private static final int MOST = 100;

  private final RouteBoard board;
  private final LookUpFiles files;
  private final LookUpDrafts drafts;
  private final RouteHistory history;
  private final RouteStates states;
  private final Path spine;

  RoutesController(
      RouteBoard board,
      LookUpFiles files,
      LookUpDrafts drafts,
      RouteHistory history,
      RouteStates states,
      Path spine) {
    this.board = board;
    this.files = files;
    this.drafts = drafts;
    this.history = history;
    this.states = states;
    this.spine = spine;
  }

  @GetMapping(PATH)
  String list(HttpServletRequest request, Model model) {
    model.addAttribute("list", board.list(TableStates.of(request)));
    model.addAttribute("spine", board.spine().orElse(null));
    model.addAttribute("without", board.without());
    return "routes/list";
  }

  /** The four files that nobody edits here. */
  @GetMapping(PATH + "/spine")
  String spine(Model model) throws IOException {
    var texts = new LinkedHashMap<String, String>();
    for (var name : SPINE) {
      texts.put(name + ".camel.yaml", Files.readString(spine.resolve(name + ".camel.yaml")));
    }
    model.addAttribute("texts", texts);
    model.addAttribute("state", board.spine().orElse(null));
    return "routes/spine";
  }

  @GetMapping(LOOK_UP)
  String lookUp(@PathVariable String service, Model model) {
    var id = service(service);
    var text = files.text(id);
    model.addAttribute("service", id.value());
    model.addAttribute("contract", board.contract(service).orElse(null));
    model.addAttribute("text", text.orElse(""));
    model.addAttribute("steps", drafts.steps(id, text.orElse("")));
    model.addAttribute("registers", RouteBoard.registers(text.orElse("")));
    model.addAttribute("state", states.find(service).orElse(null));
    model.addAttribute("changed", history.of(service, 1).stream().findFirst().orElse(null));
    return "routes/lookup";
  }

  @GetMapping(LOOK_UP + "/history")
  String history(@PathVariable String service, Model model) {
    var id = service(service);
    model.addAttribute("service", id.value());
    model.addAttribute("versions", history.of(id.value(), MOST));
    return "routes/history";
  }

  @GetMapping(LOOK_UP + "/history/{seq}")
  String version(@PathVariable String service, @PathVariable long seq, Model model) {
    var pair = history.pair(service(service).value(), seq);
    if (pair.isEmpty() || pair.get(0).seq() != seq) {
      throw unknown();
    }
    var before = pair.size() > 1 ? pair.get(1).content() : "";
    model.addAttribute("service", service);
    model.addAttribute("version", pair.get(0));
    model.addAttribute("diff", LineDiff.of(before, pair.get(0).content()));
    return "routes/version";
  }

  /**
   * A service that the catalogue knows or a file is named after.
   *
   * @throws RefusedException CATALOGUE_ITEM_UNKNOWN
   */
  private ServiceId service(String name) {
    return known(board, files, name);
  }

  static ServiceId known(RouteBoard board, LookUpFiles files, String name) {
    boolean known = board.contract(name).isPresent() || files.all().containsKey(name);
    return Optional.of(name)
        .filter(one -> known)
        .map(ServiceId::new)
        .orElseThrow(RoutesController::unknown);
  }

  static RefusedException unknown() {
    return new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "no such service or version");
  }
}
