package org.tongban.node.console.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.policy.Wanted;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.Layout;
import org.tongban.node.console.list.TableStates;

/** Who may ask what, and what would be decided. */
@Controller
public class AccessController {
  static final String PATH = "/access";

  private final AccessBoard board;
  private final Layout layout;

  AccessController(AccessBoard board, Layout layout) {
    this.board = board;
    this.layout = layout;
  }

  @GetMapping(PATH)
  String matrix(HttpServletRequest request, Model model) {
    model.addAttribute("list", board.matrix(TableStates.of(request)));
    model.addAttribute("members", board.members());
    return "access/matrix";
  }

  @GetMapping(PATH + "/services/{service}")
  String service(
      @PathVariable String service, @RequestParam(defaultValue = "") String field, Model model) {
    var contract = board.contract(service);
    model.addAttribute("contract", contract);
    model.addAttribute("purposes", board.purposes(contract));
    model.addAttribute("titles", board.purposes(layout.english()));
    model.addAttribute("field", field.strip());
    model.addAttribute("seen", board.seen(contract, field.strip()));
    return "access/service";
  }

  @GetMapping(PATH + "/rules")
  String rules(Model model) {
    model.addAttribute("grants", board.grants());
    model.addAttribute("today", board.today());
    return "access/rules";
  }

  /** Names nobody, so it may stand in the address. */
  @GetMapping(PATH + "/simulate")
  String simulate(
      @RequestParam(defaultValue = "") String asker,
      @RequestParam(defaultValue = "") String service,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "") String basis,
      @RequestParam(defaultValue = "") String agreement,
      Model model) {
    model.addAttribute("members", board.members());
    model.addAttribute("contracts", board.newest());
    model.addAttribute("titles", board.purposes(layout.english()));
    model.addAttribute("bases", BasisType.values());
    model.addAttribute("agreements", board.agreements());
    model.addAttribute("asker", asker);
    model.addAttribute("service", service);
    model.addAttribute("purpose", purpose);
    model.addAttribute("basis", basis);
    model.addAttribute("agreement", agreement);
    if (!asker.isEmpty()) {
      decide(asker, service, purpose, basis, agreement, model);
    }
    return "access/simulate";
  }

  private void decide(
      String asker, String service, String purpose, String basis, String agreement, Model model) {
    try {
      var wanted =
          new Wanted(
              new MemberCode(asker),
              new ServiceId(service),
              new Purpose(purpose),
              BasisType.valueOf(basis),
              Optional.of(agreement).filter(id -> !id.isEmpty()));
      model.addAttribute("foreseen", board.foresee(wanted));
    } catch (RefusedException e) {
      model.addAttribute("refused", e);
    } catch (IllegalArgumentException notOne) {
      model.addAttribute("fault", "access.simulate.unreadable");
    }
  }
}
