package org.tongban.node.console.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.node.catalogue.CodeTable;
import org.tongban.node.catalogue.Crosswalk;
import org.tongban.node.console.list.ApiJson;
import org.tongban.node.console.list.Parameters;

/** Tables of codes, and what leads from one to another, for systems that fill in asks. */
@RestController
public class CodesApi {
  private final Services services;
  private final Tables tables;

  public CodesApi(Services services) {
    this.services = services;
    this.tables = new Tables(services);
  }

  /**
   * A table.
   *
   * @param columns of its rows, the code first
   */
  private record Table(
      String name,
      Optional<String> titleZh,
      Optional<String> titleEn,
      Optional<String> source,
      List<String> columns) {
    static Table of(CodeTable one) {
      return new Table(
          one.name(),
          ApiJson.said(one.title().zh()),
          ApiJson.said(one.title().en()),
          ApiJson.said(one.source()),
          one.columns());
    }
  }

  @GetMapping("/api/v1/codes")
  ResponseEntity<byte[]> tables(HttpServletRequest request) {
    var asked = Parameters.table().state(request);
    return ApiJson.reply(ApiJson.page(asked, tables.list(asked), Table::of));
  }

  /** With a cell in each row for each column, empty where there is nothing. */
  @GetMapping("/api/v1/codes/{name}")
  ResponseEntity<byte[]> table(@PathVariable String name, HttpServletRequest request) {
    var asked = Parameters.table().state(request);
    var table = tables.get(name);
    var page = ApiJson.page(asked, tables.rows(table, asked), row -> row);
    page.set("table", ApiJson.tree(Table.of(table)));
    return ApiJson.reply(page);
  }

  private record Crosswalks(List<Crosswalk> crosswalks) {}

  @GetMapping("/api/v1/crosswalks")
  ResponseEntity<byte[]> crosswalks(HttpServletRequest request) {
    Parameters.none().check(request);
    return ApiJson.reply(new Crosswalks(services.files().crosswalks()));
  }
}
