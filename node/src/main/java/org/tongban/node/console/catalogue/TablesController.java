package org.tongban.node.console.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.catalogue.CodeTable;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;
import org.tongban.node.console.list.TableStates;

/** Tables of codes, and what leads from one to another. */
@Controller
public class TablesController {
  private static final String CODES = "/catalogue/codes";
  private static final String CROSSWALKS = "/catalogue/crosswalks";
  private static final String EQUIVALENCE = "concept-map-equivalence";

  private final Services services;

  public TablesController(Services services) {
    this.services = services;
  }

  @GetMapping(CODES)
  String tables(HttpServletRequest request, Model model) {
    var state = TableStates.of(request);
    var words = state.query().toLowerCase(Locale.ROOT);
    var found =
        services.files().codeTables().all().stream()
            .filter(table -> text(table).contains(words))
            .toList();
    model.addAttribute("list", page(found, state));
    return "catalogue/codes";
  }

  private static String text(CodeTable table) {
    return (table.name() + " " + table.title().zh() + " " + table.title().en())
        .toLowerCase(Locale.ROOT);
  }

  @GetMapping(CODES + "/{name}")
  String table(@PathVariable String name, HttpServletRequest request, Model model) {
    var table = services.files().codeTables().find(name).orElseThrow(TablesController::unknown);
    var state = TableStates.of(request);
    var words = state.query().toLowerCase(Locale.ROOT);
    var rows =
        table.rows().stream()
            .filter(row -> String.join(" ", row).toLowerCase(Locale.ROOT).contains(words))
            .toList();
    model.addAttribute("table", table);
    model.addAttribute("list", page(rows, state));
    return "catalogue/table";
  }

  /** A table as its file is. */
  @GetMapping(CODES + "/{name}/file")
  ResponseEntity<byte[]> file(@PathVariable String name) {
    var tables = services.files().codeTables();
    var table = tables.find(name).orElseThrow(TablesController::unknown);
    return Downloads.file(table.file(), tables.bytes(name).orElseThrow());
  }

  @GetMapping(CROSSWALKS)
  String crosswalks(Model model) {
    model.addAttribute("maps", services.files().crosswalks());
    model.addAttribute("words", services.files().codes(EQUIVALENCE));
    return "catalogue/crosswalks";
  }

  /** A map as its file is. */
  @GetMapping(CROSSWALKS + "/{id}/file")
  ResponseEntity<byte[]> crosswalk(@PathVariable String id) {
    var map =
        services.files().crosswalks().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(TablesController::unknown);
    return Downloads.file(map.file(), services.files().crosswalk(map));
  }

  private static <T> Listing<T> page(List<T> all, TableState state) {
    var shown = state.within(all.size());
    var rows = all.stream().skip(shown.from()).limit(shown.size()).toList();
    return new Listing<>(rows, all.size(), shown);
  }

  private static RefusedException unknown() {
    return new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "no such table");
  }
}
