package org.tongban.node.console.routes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.node.console.list.ApiJson;
import org.tongban.node.console.list.Parameters;
import org.tongban.node.console.routes.RouteRow.Noted;
import org.tongban.node.console.routes.RouteRow.Standing;
import org.tongban.node.routeguard.RouteStates;

/** How look-ups stand, for systems that watch the node. Of a draft there is only that it is. */
@RestController
public class RoutesApi {
  private static final int MOST = 100;

  private final RouteBoard board;
  private final LookUpFiles files;
  private final RouteHistory history;
  private final RouteStates states;

  RoutesApi(RouteBoard board, LookUpFiles files, RouteHistory history, RouteStates states) {
    this.board = board;
    this.files = files;
    this.history = history;
    this.states = states;
  }

  /** With how the spine stands, and the services that no look-up answers. */
  @GetMapping("/api/v1/routes")
  ResponseEntity<byte[]> list(HttpServletRequest request) {
    var asked = Parameters.table().state(request);
    var page = ApiJson.page(asked, board.list(asked), RouteRow::of);
    board.spine().ifPresent(state -> page.set("spine", ApiJson.tree(Standing.of(state))));
    var without = page.putArray("without");
    board.without().forEach(without::add);
    return ApiJson.reply(page);
  }

  /**
   * A look-up.
   *
   * @param text of its file; empty where there is none
   */
  private record LookUp(
      String service,
      Set<String> registers,
      Optional<Standing> standing,
      String text,
      List<Noted> versions) {}

  @GetMapping("/api/v1/routes/{service}")
  ResponseEntity<byte[]> lookUp(@PathVariable String service, HttpServletRequest request) {
    Parameters.none().check(request);
    var id = RoutesController.known(board, files, service);
    var text = files.text(id).orElse("");
    return ApiJson.reply(
        new LookUp(
            id.value(),
            RouteBoard.registers(text),
            states.find(id.value()).map(Standing::of),
            text,
            history.of(id.value(), MOST).stream().map(Noted::of).toList()));
  }

  private record Content(Noted version, String text) {}

  /** What lay there from a moment on. */
  @GetMapping("/api/v1/routes/{service}/versions/{seq}")
  ResponseEntity<byte[]> version(
      @PathVariable String service, @PathVariable String seq, HttpServletRequest request) {
    Parameters.none().check(request);
    var id = RoutesController.known(board, files, service);
    return history.pair(id.value(), number(seq)).stream()
        .filter(one -> String.valueOf(one.seq()).equals(seq))
        .findFirst()
        .map(one -> ApiJson.reply(new Content(Noted.of(one), one.content())))
        .orElseThrow(RoutesController::unknown);
  }

  private static long number(String text) {
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw RoutesController.unknown();
    }
    return Long.parseLong(text);
  }
}
