package org.tongban.node.console.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tongban.node.console.list.TableStates;

/** Tables of codes, and what leads from one to another. */
@Controller
public class TablesController {
  private static final String CODES = "/catalogue/codes";
  private static final String CROSSWALKS = "/catalogue/crosswalks";
  private static final String EQUIVALENCE = "concept-map-equivalence";

  private final Services services;
  private final Tables tables;

  public TablesController(Services services) {
    this.services = services;
    this.tables = new Tables(services);
  }

  @GetMapping(CODES)
  String tables(HttpServletRequest request, Model model) {
    model.addAttribute("list", tables.list(TableStates.of(request)));
    return "catalogue/codes";
  }

  @GetMapping(CODES + "/{name}")
  String table(@PathVariable String name, HttpServletRequest request, Model model) {
    var table = tables.get(name);
    model.addAttribute("table", table);
    model.addAttribute("list", tables.rows(table, TableStates.of(request)));
    return "catalogue/table";
  }

  /** A table as its file is. */
  @GetMapping(CODES + "/{name}/file")
  ResponseEntity<byte[]> file(@PathVariable String name) {
    var bytes = services.files().codeTables().bytes(name).orElseThrow(Tables::unknown);
    return Downloads.file(tables.get(name).file(), bytes);
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
            .orElseThrow(Tables::unknown);
    return Downloads.file(map.file(), services.files().crosswalk(map));
  }
}
