package org.tongban.node.console.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.catalogue.Draft;
import org.tongban.node.console.Layout;
import org.tongban.node.console.list.TableStates;

/** The catalogue of services. */
@Controller
public class CatalogueController {
  private static final String PATH = "/catalogue";
  private static final List<String> SIDES = List.of("ask", "answer");

  private final Services services;
  private final Layout layout;

  public CatalogueController(Services services, Layout layout) {
    this.services = services;
    this.layout = layout;
  }

  @GetMapping(PATH)
  String list(HttpServletRequest request, Model model) {
    model.addAttribute("list", services.list(TableStates.of(request)));
    return "catalogue/services";
  }

  @GetMapping(PATH + "/{service}")
  String service(
      @PathVariable String service, @RequestParam(defaultValue = "") String version, Model model) {
    var contract = services.contract(service, version);
    var schemas = new LinkedHashMap<String, String>();
    for (var side : SIDES) {
      services
          .schema(contract, side)
          .ifPresent(one -> schemas.put(side, one.schema().toPrettyString()));
    }
    model.addAttribute("contract", contract);
    model.addAttribute("versions", services.versions(contract.id()));
    model.addAttribute("members", services.answering(contract.id()));
    model.addAttribute("schemas", schemas);
    model.addAttribute("changes", services.changes(contract, layout.english()));
    model.addAttribute("services", services);
    return "catalogue/service";
  }

  /** A contract as its file is. */
  @GetMapping(PATH + "/{service}/{version}/contract.yaml")
  ResponseEntity<byte[]> contract(@PathVariable String service, @PathVariable String version) {
    var contract = services.contract(service, version);
    var name = contract.id() + "-" + contract.version() + "-contract.yaml";
    return Downloads.text(name, services.files().text(contract, Draft.CONTRACT));
  }

  /** A schema as a file. */
  @GetMapping(PATH + "/{service}/{version}/{side}.json")
  ResponseEntity<byte[]> schema(
      @PathVariable String service, @PathVariable String version, @PathVariable String side) {
    var contract = services.contract(service, version);
    var schema =
        services
            .schema(contract, side)
            .orElseThrow(
                () -> new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "no such schema"));
    var name = contract.id() + "-" + contract.version() + "-" + side + ".json";
    var disposition = ContentDisposition.attachment().filename(name).build();
    return ResponseEntity.ok()
        .header("Content-Disposition", disposition.toString())
        .contentType(MediaType.APPLICATION_JSON)
        .body(schema.schema().toPrettyString().getBytes(StandardCharsets.UTF_8));
  }
}
