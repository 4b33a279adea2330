package org.tongban.node.console.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.api.PersonsDoor;
import org.tongban.node.console.Layout;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.list.TableStates;

/** What may be asked, and asking it. */
@Controller
public class DeskController {
  private static final String PATH = "/desk";
  private static final String SERVICE = PATH + "/services/{service}";

  private final DeskCatalogue catalogue;
  private final DeskForm forms;
  private final DeskHistory history;
  private final PersonsDoor door;
  private final Layout layout;

  DeskController(
      DeskCatalogue catalogue,
      DeskForm forms,
      DeskHistory history,
      PersonsDoor door,
      Layout layout) {
    this.catalogue = catalogue;
    this.forms = forms;
    this.history = history;
    this.door = door;
    this.layout = layout;
  }

  @GetMapping(PATH)
  String services(HttpServletRequest request, Model model) {
    var actor = layout.person().actor();
    model.addAttribute("list", catalogue.list(actor, TableStates.of(request, "family")));
    model.addAttribute("families", catalogue.families(actor));
    model.addAttribute("main", DeskCatalogue.families());
    return "desk/services";
  }

  @GetMapping(SERVICE)
  String form(@PathVariable String service, Model model) {
    var contract = catalogue.contract(layout.person().actor(), service);
    return form(contract, Filled.fresh(), List.of(), model);
  }

  /** One page for the three buttons: a row more, a row less, ask. */
  @PostMapping(SERVICE)
  @Needs(Right.ASK)
  String post(
      @PathVariable String service,
      @RequestParam(name = "do", defaultValue = "ask") String what,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var actor = layout.person().actor();
    var contract = catalogue.contract(actor, service);
    if (!DeskCatalogue.fromTheDesk(contract)) {
      throw new RefusedException(Reason.TRANSACTION_NEEDED, "not from the desk");
    }
    var filled = forms.read(contract, posted(request));
    if (!what.equals("ask")) {
      return form(contract, DeskForm.rows(filled, what), List.of(), model);
    }
    var ready = forms.ready(contract, filled);
    var wrong = forms.check(actor, contract, ready);
    if (!wrong.isEmpty()) {
      response.setStatus(Reason.SCHEMA_VIOLATION.status());
      return form(contract, ready, wrong, model);
    }
    return ask(actor, contract, ready, response, model);
  }

  private String ask(
      Actor actor, Contract contract, Filled ready, HttpServletResponse response, Model model) {
    boolean many = DeskForm.many(contract);
    var asked = many ? askMany(actor, contract, ready) : askOne(actor, contract, ready);
    if (asked.stop().isEmpty()) {
      return "redirect:"
          + (many ? "/desk/fan-outs/" : "/desk/answers/")
          + asked.exchange().orElseThrow();
    }
    var stop = asked.stop().get();
    response.setStatus(stop.reason().status());
    model.addAttribute("stop", stop);
    return form(contract, ready.again(), stop.violations(), model);
  }

  private PersonsDoor.Asked askOne(Actor actor, Contract contract, Filled ready) {
    var id = MessageId.next();
    history.note(id, actor, door.now(), false);
    var asked = door.ask(contract.id(), actor, ready.json(false), id, ready.key());
    if (asked.exchange().filter(id::equals).isEmpty()) {
      history.drop(id);
    }
    return asked;
  }

  private PersonsDoor.Asked askMany(Actor actor, Contract contract, Filled ready) {
    var asked = door.askMany(contract.id(), actor, ready.json(true), ready.key());
    asked.exchange().ifPresent(id -> history.note(id, actor, door.now(), true));
    return asked;
  }

  private String form(Contract contract, Filled filled, List<Violation> wrong, Model model) {
    var actor = layout.person().actor();
    var view = forms.view(actor, contract, filled, wrong, !layout.english());
    model.addAttribute("form", view);
    model.addAttribute("open", DeskCatalogue.fromTheDesk(contract));
    model.addAttribute("title", layout.english() ? contract.titleEn() : contract.titleZh());
    boolean byHand = DeskCatalogue.families().containsValue(contract.id().value());
    model.addAttribute("fields", byHand ? contract.id().value() : "generated");
    return "desk/form";
  }

  private static Map<String, List<String>> posted(HttpServletRequest request) {
    var posted = new LinkedHashMap<String, List<String>>();
    request.getParameterMap().forEach((name, values) -> posted.put(name, List.of(values)));
    return posted;
  }
}
