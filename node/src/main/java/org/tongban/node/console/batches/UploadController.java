package org.tongban.node.console.batches;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.api.Stop;
import org.tongban.node.console.Layout;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.desk.DeskCatalogue;
import org.tongban.node.console.desk.DeskForm;
import org.tongban.node.console.desk.Filled;
import org.tongban.node.console.desk.form.FormTexts;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;

/** Uploading the rows of a batch. */
@Controller
public class UploadController {
  private static final String PATH = BatchesController.PATH + "/new";
  private static final String SERVICE = PATH + "/{service}";
  private static final Set<String> OWN_FIELDS = Set.of("columns");

  private final DeskCatalogue catalogue;
  private final DeskForm forms;
  private final Beginning beginning;
  private final Operations operations;
  private final Layout layout;

  UploadController(
      DeskCatalogue catalogue,
      DeskForm forms,
      Beginning beginning,
      Operations operations,
      Layout layout) {
    this.catalogue = catalogue;
    this.forms = forms;
    this.beginning = beginning;
    this.operations = operations;
    this.layout = layout;
  }

  @GetMapping(PATH)
  @Needs(Right.ASK)
  String services(Model model) {
    model.addAttribute("services", catalogue.inBatches(layout.person().actor()));
    return "batches/services";
  }

  @GetMapping(SERVICE)
  @Needs(Right.ASK)
  String form(@PathVariable String service, Model model) {
    return form(contract(service), Filled.fresh(), "", List.of(), model);
  }

  @PostMapping(SERVICE)
  @Needs(Right.ASK)
  String upload(
      @PathVariable String service,
      @RequestParam(defaultValue = "") String columns,
      @RequestParam MultipartFile file,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    var actor = layout.person().actor();
    var contract = contract(service);
    var ready = forms.ready(contract, filled(request));
    var wrong = forms.checkHead(actor, contract, ready);
    if (!wrong.isEmpty()) {
      response.setStatus(Reason.SCHEMA_VIOLATION.status());
      return form(contract, ready, columns, wrong, model);
    }
    try {
      var id =
          beginning.upload(
              contract.id(), actor, ready.key(), ready.common(), columns, file.getBytes());
      operations.keep(layout.person().name(), Act.BATCH_BEGUN, id.toString(), service);
      return "redirect:" + BatchesController.PATH + "/" + id;
    } catch (RefusedException e) {
      return refused(contract, ready, columns, e, response, model);
    }
  }

  private String refused(
      Contract contract,
      Filled ready,
      String columns,
      RefusedException no,
      HttpServletResponse response,
      Model model) {
    response.setStatus(no.reason().status());
    if (no.reason() == Reason.SCHEMA_VIOLATION) {
      model.addAttribute("wrong", no.violations().stream().map(this::said).toList());
    } else {
      model.addAttribute("stop", Stop.of(no));
    }
    return form(contract, ready.again(), columns, List.of(), model);
  }

  private String said(Violation violation) {
    return violation.pointer() + " " + FormTexts.said(violation.message(), !layout.english());
  }

  /** The names of a table's columns, to be filled below. */
  @GetMapping(SERVICE + "/template")
  @Needs(Right.ASK)
  ResponseEntity<byte[]> template(@PathVariable String service) {
    var view = view(contract(service), Filled.fresh(), List.of());
    var header =
        Places.of(view.body()).stream().map(Places.Place::name).collect(Collectors.joining(","));
    var name = ContentDisposition.attachment().filename(view.contract().id() + ".csv").build();
    return ResponseEntity.ok()
        .header("Content-Disposition", name.toString())
        .contentType(new MediaType("text", "csv", UTF_8))
        .body(("\ufeff" + header + "\r\n").getBytes(UTF_8));
  }

  private Contract contract(String service) {
    var contract = catalogue.contract(layout.person().actor(), service);
    if (!contract.inBatches()) {
      throw new RefusedException(Reason.CATALOGUE_ITEM_UNKNOWN, "not in batches");
    }
    return contract;
  }

  private DeskForm.View view(Contract contract, Filled filled, List<Violation> wrong) {
    return forms.view(layout.person().actor(), contract, filled, wrong, !layout.english());
  }

  private String form(
      Contract contract, Filled filled, String columns, List<Violation> wrong, Model model) {
    var view = view(contract, filled, wrong);
    model.addAttribute("form", view);
    model.addAttribute("columns", columns);
    model.addAttribute("places", Places.of(view.body()));
    model.addAttribute("title", layout.english() ? contract.titleEn() : contract.titleZh());
    return "batches/new";
  }

  private static Filled filled(HttpServletRequest request) {
    var posted = new LinkedHashMap<String, List<String>>();
    for (Map.Entry<String, String[]> one : request.getParameterMap().entrySet()) {
      if (!OWN_FIELDS.contains(one.getKey())) {
        posted.put(one.getKey(), List.of(one.getValue()));
      }
    }
    return Filled.of(
        posted, com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode());
  }
}
